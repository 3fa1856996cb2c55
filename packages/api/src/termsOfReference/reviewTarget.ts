import type { TermsOfReferenceStatus } from '@reglament/schema';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { dayIn } from '../regulation/localDay.ts';

/** §3.16: the last day, YYYY-MM-DD, by which the desk means to have reviewed Terms of Reference submitted at an instant: so many working days after it (decision 115). */
export const reviewTargetOf = (calendar: WorkCalendar, submittedMs: number, workingDays: number): string =>
  dayIn(calendar.timeZone, calendar.closingOfNthWorkingDayAfter(submittedMs, workingDays));

/** Where a review is still owed; an estimate, a rejection or a return ends it. */
const inReview: ReadonlySet<TermsOfReferenceStatus> = new Set(['SUBMITTED', 'UNDER_REVIEW']);

/** §3.16: whether the day of the review has passed without a decision: a warning to the desk, no breach. */
export const isReviewLate = ({ status, decisionDueOn }: { status: TermsOfReferenceStatus; decisionDueOn: string | null }, today: string): boolean =>
  inReview.has(status) && decisionDueOn !== null && decisionDueOn < today;
