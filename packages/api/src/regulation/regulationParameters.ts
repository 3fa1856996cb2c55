import type { Locale, PostponementReason, Priority } from '@reglament/schema';
import type { OpeningHours } from '../calendar/openingHours.ts';
import type { RequestCategory } from './requestCategories.ts';

/** How a term of working days is counted (R1, §4.7): as an amount of working time, or to the closing of the n-th day. */
export const dueRules = ['WORKING_TIME', 'END_OF_NTH_DAY'] as const;
export type DueRule = (typeof dueRules)[number];

/** In what order requests are taken (§4.7). */
export const queueOrders = ['EARLIEST_DUE', 'STRICT_ARRIVAL', 'PRIORITY_THEN_ARRIVAL'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** From when a letter released from quarantine is counted (R14, §4.9). */
export const quarantineClocks = ['RELEASE', 'ARRIVAL'] as const;
export type QuarantineClock = (typeof quarantineClocks)[number];

/** Who may send an answer out of hours at once (§4.6): a lead only, or whoever answers. */
export const outOfHoursSenders = ['LEAD', 'STAFF'] as const;
export type OutOfHoursSender = (typeof outOfHoursSenders)[number];

/** A reason to postpone or refuse (§4.13) as this version words it; one that is not active cannot be given. */
export interface ReasonWording {
  readonly code: PostponementReason;
  readonly labelRu: string;
  readonly labelEn: string;
  readonly active: boolean;
}

/** A letter of the desk in words of this version; null keeps the usual words (§4.2, §4.4). */
export interface MailText {
  readonly template: string;
  readonly locale: Locale;
  readonly subject: string | null;
  readonly body: string | null;
}

/** When staff is warned (R18): at a share of the term used, or when so much working time is left. */
export type WarningThreshold = { readonly percentUsed: number } | { readonly workingMinutesLeft: number };

/** Everything in which one organisation's regulation differs from another's. One published version never changes (§2.4). */
export interface RegulationParameters {
  /** Code of the calendar of working days (§4.6). */
  readonly calendarCode: string;
  /** IANA zone of the opening hours (§4.6). */
  readonly timeZone: string;
  /** Local intervals of a working day (§4.6). */
  readonly openingHours: readonly OpeningHours[];
  /** Local closing time of a day before a holiday, "HH:MM"; null: like any other day (§4.6). */
  readonly shortDayCloses: string | null;
  /** Working days within which an answer leaves, by priority (§4.7, §4.12). */
  readonly answerTerms: Readonly<Record<Priority, number>>;
  /** Hours of working time that one working day of a term stands for (R1). */
  readonly nominalDayHours: number;
  readonly dueRule: DueRule;
  readonly queueOrder: QueueOrder;
  readonly warnings: readonly WarningThreshold[];
  readonly quarantineClock: QuarantineClock;
  /** The priority of a request that names none (§4.7). */
  readonly defaultPriority: Priority;
  /** Calendar days after closing within which the client's letter reopens a ticket; later it becomes a new, linked one (R12). */
  readonly archiveAfterDays: number;
  /** Minutes within which the notice that work began is merged into the confirmation (§4.4). */
  readonly combinedNoticeMinutes: number;
  /** Working time given when a change of calendar would leave a due in the past (R11). */
  readonly graceWorkingMinutes: number;
  /** Working days within which Terms of Reference are to be reviewed: an aim of the desk and no promise (§3.16). */
  readonly termsOfReferenceReviewDays: number;
  /** What stands before the year in the numbers of requests, Terms of Reference and wishes (§4.4). */
  readonly numberPrefixes: { readonly ticket: string; readonly termsOfReference: string; readonly featureRequest: string };
  readonly outOfHoursSending: OutOfHoursSender;
  /** Why a solution may be postponed or refused (§4.13). */
  readonly reasons: readonly ReasonWording[];
  /** What requests are about, and what of it support covers (§3). */
  readonly categories: readonly RequestCategory[];
  /** Letters in words of this version's own; the others keep the usual ones (§4.2, §4.4). */
  readonly mailTexts: readonly MailText[];
}
