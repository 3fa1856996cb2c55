/** What is being written. */
export type Mode = 'answer' | 'note';
/** Unsent text of one person for one ticket; answer and note apart, so that neither is sent as the other. */
export interface Draft { readonly mode: Mode; readonly answer: string; readonly note: string; readonly question: boolean }

export const emptyDraft: Draft = { mode: 'answer', answer: '', note: '', question: false };
const keyOf = (viewerId: string, ticketId: string): string => `reglament.draft.${viewerId}.${ticketId}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The draft that this browser kept; an empty one when there is none or it cannot be read. */
export const readDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string): Draft => {
  try {
    const kept = JSON.parse(shelf?.getItem(keyOf(viewerId, ticketId)) ?? 'null') as Partial<Draft> | null;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return kept ? { mode: kept.mode === 'note' ? 'note' : 'answer', answer: text(kept.answer), note: text(kept.note), question: kept.question === true } : emptyDraft;
  } catch { return emptyDraft; }
};

/** Keeps a draft in this browser, or forgets it when nothing is written. False: the browser refused to keep it. */
export const keepDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string, draft: Draft): boolean => {
  try {
    if (draft.answer === '' && draft.note === '') shelf?.removeItem(keyOf(viewerId, ticketId));
    else shelf?.setItem(keyOf(viewerId, ticketId), JSON.stringify(draft));
    return shelf !== undefined;
  } catch { return false; }
};
