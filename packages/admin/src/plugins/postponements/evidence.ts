import { evidenceOf, type Locale, type PostponementEvidence, type PostponementReason } from '@reglament/schema';
import { formatInstant } from '@reglament/admin/kit';
import type { Category, Said } from './documents.ts';

/** The proof in the form, by field; a reason that is chosen anew leaves the others as they were. */
export type Proofs = Readonly<Partial<Record<PostponementEvidence, string>>>;

/** §4.13: questions to the client that have left, the latest first. */
export const questionsIn = (timeline: readonly Said[], now: number): Said[] =>
  timeline.filter(({ type, question, leavesAt }) => type === 'ANSWER' && question && leavesAt !== null && new Date(leavesAt).getTime() <= now).toReversed();
/** The client's messages, the latest first. */
export const clientMessagesIn = (timeline: readonly Said[]): Said[] => timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').toReversed();

/** What the reason's proof is when nothing was chosen yet: what the ticket itself says, where there is but one thing to say. */
export const likelyProofs = (timeline: readonly Said[], category: { code: string; scope: string } | null, now: number): Proofs => {
  const [question] = questionsIn(timeline, now);
  const [message] = clientMessagesIn(timeline);
  return { ...(question ? { questionId: question.id } : {}), ...(message ? { messageId: message.id } : {}), ...(category && category.scope !== 'IN' ? { categoryCode: category.code } : {}) };
};

const longestQuote = 120;
const quoted = (body: string): string => (body.length > longestQuote ? `${body.slice(0, longestQuote).trimEnd()}…` : body);

/** The proof as the client may read it. */
export const proofInWords = (reason: PostponementReason, proofs: Proofs, { timeline, categories, locale, now }: { timeline: readonly Said[]; categories: readonly Category[]; locale: Locale; now: number }): string => {
  const value = proofs[evidenceOf[reason]] ?? '';
  const said = timeline.find(({ id }) => id === value);
  const category = categories.find(({ code }) => code === value);
  switch (evidenceOf[reason]) {
    case 'questionId': return said ? formatInstant(said.leavesAt ?? said.at, locale, 'message', now) : '';
    case 'messageId': return said ? `«${quoted((said.body ?? '').replaceAll(/\s+/g, ' '))}»` : '';
    case 'categoryCode': return category ? `${locale === 'ru' ? category.nameRu : category.nameEn} (§${category.clause})` : '';
    case 'testedConfiguration': case 'needed': return value;
  }
};
