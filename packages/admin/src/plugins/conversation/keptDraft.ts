import type { Base, Draft, Mode } from './drafts.ts';

/** A draft as the server keeps it. */
export interface KeptDraft { mode: 'ANSWER' | 'NOTE'; text: string; html: string | null; question: boolean; attachmentIds: readonly string[]; updatedAt: string; version: number }

export const keptMode = (mode: Mode): KeptDraft['mode'] => (mode === 'answer' ? 'ANSWER' : 'NOTE');
const filesOf = (draft: Draft, mode: Mode): string[] => (mode === 'answer' ? draft.answerFiles : draft.noteFiles).map(({ id }) => id);
/** What is sent to the server of one mode of a draft. */
export const contentOf = (draft: Draft, mode: Mode): Pick<KeptDraft, 'mode' | 'text' | 'html' | 'question' | 'attachmentIds'> =>
  ({ mode: keptMode(mode), text: draft[mode], html: mode === 'answer' ? draft.answerHtml : null, question: mode === 'answer' && draft.question, attachmentIds: filesOf(draft, mode) });
/** Whether two say the same. */
export const isSame = (one: Omit<KeptDraft, 'updatedAt' | 'version'>, other: Omit<KeptDraft, 'updatedAt' | 'version'>): boolean =>
  one.text === other.text && one.html === other.html && one.question === other.question && one.attachmentIds.join() === other.attachmentIds.join();

/** Which of two drafts goes on: the one here, the one that is kept, or the writer chooses. */
export type Meeting = 'HERE' | 'KEPT' | 'CHOOSE';

/**
 * What happens when the draft of this browser meets the one on the server. What was typed here and never kept is not given up, nor is
 * what another window kept meanwhile: then the writer sees both. A draft that was kept and is gone was sent elsewhere.
 */
export const meetingOf = (here: ReturnType<typeof contentOf>, base: Base, kept: KeptDraft | null): Meeting => {
  const isBlank = here.text.trim() === '' && here.attachmentIds.length === 0;
  if (!kept) return base.isTypedOn || base.version === 0 ? 'HERE' : 'KEPT';
  if (isBlank && !base.isTypedOn) return 'KEPT';
  if (kept.version === base.version) return 'HERE';
  return isBlank || !base.isTypedOn || isSame(here, kept) ? 'KEPT' : 'CHOOSE';
};

/** Two texts, one below the other. */
export const bothOf = (here: string, kept: string): string => [here, kept].filter((text) => text.trim() !== '').join('\n\n');
