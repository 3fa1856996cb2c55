import type { AttachedFile } from '@reglament/admin/kit';

/** What is being written. */
export type Mode = 'answer' | 'note';
/** Unsent text of one person for one ticket; answer and note apart, so that neither is sent as the other. */
export interface Draft {
  readonly mode: Mode; readonly answer: string; readonly note: string; readonly question: boolean; readonly answerFiles: readonly AttachedFile[]; readonly noteFiles: readonly AttachedFile[];
  /** The answer with its formatting; null for plain text. */
  readonly answerHtml: string | null;
}
/** What this browser knows of the server’s draft: the version that its text continues, 0 for none, and whether it was typed on since. */
export interface Base { readonly version: number; readonly isTypedOn: boolean }
/** A draft as this browser keeps it. */
export interface ShelvedDraft { readonly draft: Draft; readonly bases: Readonly<Record<Mode, Base>> }

export const emptyDraft: Draft = { mode: 'answer', answer: '', note: '', question: false, answerFiles: [], noteFiles: [], answerHtml: null };
export const noBase: Base = { version: 0, isTypedOn: false };
export const emptyShelf: ShelvedDraft = { draft: emptyDraft, bases: { answer: noBase, note: noBase } };
/** Whether somebody would miss the answer in it. */
export const hasAnswer = (draft: Draft): boolean => draft.answer !== '' || draft.answerFiles.length > 0;
/**
 * What can be written now, and what only stands there: an answer whose request ended meanwhile (§4.12) stays before its writer,
 * who would otherwise type on into a note.
 */
export const modesOf = (draft: Draft, { mayAnswer, mayNote, isOver }: { mayAnswer: boolean; mayNote: boolean; isOver: boolean }): { modes: readonly Mode[]; mode: Mode; isStranded: boolean } => {
  const modes: Mode[] = [...(mayAnswer && (!isOver || hasAnswer(draft)) ? ['answer' as const] : []), ...(mayNote ? ['note' as const] : [])];
  const mode = modes.includes(draft.mode) ? draft.mode : modes[0] ?? 'note';
  return { modes, mode, isStranded: mode === 'answer' && isOver };
};
/** Whether there is nothing in it that anybody would miss. */
export const isBlank = (draft: Draft): boolean => draft.answer === '' && draft.note === '' && draft.answerFiles.length === 0 && draft.noteFiles.length === 0;
/** The field of a draft that holds the files of an answer or a note. */
export const filesField = (mode: Mode): 'answerFiles' | 'noteFiles' => (mode === 'answer' ? 'answerFiles' : 'noteFiles');
const isFile = (value: unknown): value is AttachedFile => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'fileName' in value && typeof value.fileName === 'string' && 'url' in value;
const filesIn = (value: unknown): AttachedFile[] => (Array.isArray(value) ? value.filter(isFile) : []);
const keyOf = (viewerId: string, ticketId: string): string => `reglament.draft.${viewerId}.${ticketId}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Stored = Partial<Draft> & { bases?: Partial<Record<Mode, Partial<Base>>> };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
// what an earlier release kept was never on the server
const baseIn = (kept: Partial<Base> | undefined): Base => ({ version: typeof kept?.version === 'number' ? kept.version : 0, isTypedOn: kept?.isTypedOn !== false });

/** The draft that this browser kept; an empty one when there is none or it cannot be read. */
export const readDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string): ShelvedDraft => {
  try {
    const kept = JSON.parse(shelf?.getItem(keyOf(viewerId, ticketId)) ?? 'null') as Stored | null;
    if (!kept) return emptyShelf;
    const { mode, answer, note, question, answerFiles, noteFiles, answerHtml, bases } = kept;
    return {
      draft: { mode: mode === 'note' ? 'note' : 'answer', answer: text(answer), note: text(note), question: question === true, answerFiles: filesIn(answerFiles), noteFiles: filesIn(noteFiles), answerHtml: typeof answerHtml === 'string' ? answerHtml : null },
      bases: { answer: baseIn(bases?.answer), note: baseIn(bases?.note) },
    };
  } catch { return emptyShelf; }
};

/** Keeps a draft in this browser, or forgets it when nothing is written. False: the browser refused to keep it. */
export const keepDraft = (shelf: Shelf | undefined, viewerId: string, ticketId: string, { draft, bases }: ShelvedDraft): boolean => {
  try {
    if (isBlank(draft)) shelf?.removeItem(keyOf(viewerId, ticketId));
    else shelf?.setItem(keyOf(viewerId, ticketId), JSON.stringify({ ...draft, bases }));
    return shelf !== undefined;
  } catch { return false; }
};
