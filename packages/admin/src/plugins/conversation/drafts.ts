import type { AttachedFile } from '@reglament/admin/kit';

/** What is being written. */
export type Mode = 'answer' | 'note';
/** Unsent text of one person for one ticket; answer and note apart, so that neither is sent as the other. */
export interface Draft { readonly mode: Mode; readonly answer: string; readonly note: string; readonly question: boolean; readonly answerFiles: readonly AttachedFile[]; readonly noteFiles: readonly AttachedFile[] }

export const emptyDraft: Draft = { mode: 'answer', answer: '', note: '', question: false, answerFiles: [], noteFiles: [] };
/** Whether there is nothing in it that anybody would miss. */
export const isBlank = (draft: Draft): boolean => draft.answer === '' && draft.note === '' && draft.answerFiles.length === 0 && draft.noteFiles.length === 0;
/** The field of a draft that holds the files of an answer or a note. */
export const filesField = (mode: Mode): 'answerFiles' | 'noteFiles' => (mode === 'answer' ? 'answerFiles' : 'noteFiles');
const isFile = (value: unknown): value is AttachedFile => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'fileName' in value && typeof value.fileName === 'string' && 'url' in value;
const filesIn = (value: unknown): AttachedFile[] => (Array.isArray(value) ? value.filter(isFile) : []);
const keyOf = (viewerId: string, ticketId: string): string => `reglament.draft.${viewerId}.${ticketId}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The draft that this browser kept; an empty one when there is none or it cannot be read. */
export const readDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string): Draft => {
  try {
    const kept = JSON.parse(shelf?.getItem(keyOf(viewerId, ticketId)) ?? 'null') as Partial<Draft> | null;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return kept ? { mode: kept.mode === 'note' ? 'note' : 'answer', answer: text(kept.answer), note: text(kept.note), question: kept.question === true, answerFiles: filesIn(kept.answerFiles), noteFiles: filesIn(kept.noteFiles) } : emptyDraft;
  } catch { return emptyDraft; }
};

/** Keeps a draft in this browser, or forgets it when nothing is written. False: the browser refused to keep it. */
export const keepDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string, draft: Draft): boolean => {
  try {
    if (isBlank(draft)) shelf?.removeItem(keyOf(viewerId, ticketId));
    else shelf?.setItem(keyOf(viewerId, ticketId), JSON.stringify(draft));
    return shelf !== undefined;
  } catch { return false; }
};
