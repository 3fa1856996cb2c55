import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import AttachIcon from '@mui/icons-material/AttachFileOutlined';
import { isEnded, type TicketStatus } from '@reglament/schema';
import { Button, FileList, FILES, filesOfPaste, Slot, UploadList, useAct, useCan, usePreference, useRead, useUploads, useViewer, type UserError } from '@reglament/admin/kit';
import { AnswerOptions, Leaving } from './AnswerOptions.tsx';
import { onCompose } from './composing.ts';
import { ADD_INTERNAL_NOTE, ANSWER_TICKET, type Said } from './documents.ts';
import { filesField, type Mode } from './drafts.ts';
import { DraftMeeting } from './DraftMeeting.tsx';
import { onFiles } from './droppedFiles.ts';
import { offerOf, offerToTakeBack } from './leavingAnswers.ts';
import { Meanwhile } from './Meanwhile.tsx';
import { meanwhileOf, type TimelineEntry } from './timeline.ts';
import { useDraft } from './useDraft.ts';

export interface ComposerProps {
  ticket: { id: string; status: TicketStatus };
  entries: readonly TimelineEntry[];
  /** The version that is on the screen. */
  version: number;
  refresh: () => Promise<unknown>;
  onShow: (entryId: string) => void;
}

/** What was on the screen when the writing began, or when the writer last looked at what came meanwhile. */
const useSeen = ({ entries, version }: Pick<ComposerProps, 'entries' | 'version'>, isEmpty: boolean, viewerId: string) => {
  const [seen, setSeen] = useState({ version, entries });
  const meanwhile = useMemo(() => meanwhileOf(entries, new Set(seen.entries.map(({ id }) => id)), viewerId), [entries, seen, viewerId]);
  const acknowledge = (): void => setSeen({ version, entries });
  // Nothing is written, or only one's own acts and the desk's came: the screen is what the writer knows.
  if ((isEmpty || meanwhile.length === 0) && (seen.version !== version || seen.entries !== entries)) acknowledge();
  return { meanwhile, acknowledge, knownVersion: meanwhile.length > 0 ? seen.version : version };
};

/** What a draft names may have been swept away since: then it is said and left out, before somebody sends without it. */
const useKeptFiles = ({ draft, detach }: Pick<ReturnType<typeof useDraft>, 'draft' | 'detach'>): number => {
  const [ids] = useState(() => [...draft.answerFiles, ...draft.noteFiles].map(({ id }) => id));
  const { data, isPlaceholderData } = useRead(FILES, { ids }, { enabled: ids.length > 0, staleMs: Infinity });
  const lost = !data || isPlaceholderData ? [] : ids.filter((id) => data.every((file) => file.id !== id));
  const names = lost.join();
  useEffect(() => { if (names !== '') detach(({ id }) => names.split(',').includes(id)); }, [names, detach]);
  return lost.length;
};

const AttachButton = ({ onFiles: take }: { onFiles: (files: File[]) => void }) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="conversation-attach" aria-label={translate('conversation.attach')} title={translate('conversation.attachHint')} onClick={() => input.current?.click()}><AttachIcon fontSize="small" /></button>
      <input ref={input} type="file" multiple hidden onChange={(event) => { take([...event.target.files ?? []]); event.target.value = ''; }} />
    </>
  );
};

const Modes = ({ mode, modes, onMode }: { mode: Mode; modes: readonly Mode[]; onMode: (mode: Mode) => void }) => {
  const translate = useTranslate();
  return (
    <div className="conversation-modes" role="group" aria-label={translate('conversation.mode.label')}>
      {modes.map((name) => <button key={name} type="button" aria-pressed={mode === name} onClick={() => onMode(name)}>{translate(`conversation.mode.${name}`)}</button>)}
    </div>
  );
};

/** Where answers and notes are written. The text is the writer's: it survives refusals, reloads and other tickets. */
export const Composer = ({ ticket, entries, version, refresh, onShow }: ComposerProps) => {
  const translate = useTranslate();
  const can = useCan();
  const viewerId = useViewer()?.id ?? '';
  const { act, pending } = useAct();
  const { draft, turnTo, change, attach, detach, send: sendDraft, choose, met, isUnkept, isEmpty, wasRestored } = useDraft(viewerId, ticket.id);
  const { uploads, add, isUploading, retry, remove } = useUploads(ticket.id);
  const lostFiles = useKeptFiles({ draft, detach });
  const { meanwhile, acknowledge, knownVersion } = useSeen({ entries, version }, isEmpty, viewerId);
  const [refusal, setRefusal] = useState<readonly UserError[]>([]);
  const [sendNow, setSendNow] = useState(false);
  const [undoSeconds] = usePreference('undoSeconds');
  const field = useRef<HTMLTextAreaElement>(null);

  const isOver = isEnded(ticket.status);
  const modes: Mode[] = [...(can('tickets.answer') && !isOver ? ['answer' as const] : []), ...(can('tickets.note') ? ['note' as const] : [])];
  const mode = modes.includes(draft.mode) ? draft.mode : modes[0] ?? 'note';
  const text = draft[mode];
  const files = draft[filesField(mode)];
  const mayAttach = can('attachments.upload');
  const upload = useCallback((chosen: readonly File[]) => { if (mayAttach && chosen.length > 0) void add(chosen, (file) => attach(mode, file)); }, [add, attach, mayAttach, mode]);
  useEffect(() => onFiles(upload), [upload]);
  useEffect(() => onCompose((next, options) => { turnTo(next); if (options.question !== undefined) change(next, options); field.current?.focus(); }), [change, turnTo]);

  /** What waits can be taken back; the key for it works outside of the field only. */
  const offer = ({ ticket: answered }: { ticket: { id: string; number: string; timeline: Said[] } | null }): void => {
    const said = answered?.timeline.findLast(({ type, withdrawable }) => type === 'ANSWER' && withdrawable);
    if (!answered || !said?.leavesAt) return;
    field.current?.blur();
    offerToTakeBack({ messageId: said.id, ticketId: answered.id, number: answered.number, leavesAt: said.leavesAt, ...offerOf({ at: said.at, leavesAt: said.leavesAt }) });
  };

  const send = async (): Promise<void> => {
    if (text.trim() === '' || pending || isUploading) { field.current?.focus(); return; }
    const attachmentIds = files.map(({ id }) => id);
    const shared = { fields: 'return', patches: 'tickets' } as const;
    const sent = await sendDraft(mode, async (draftVersion) => {
      const { ok, userErrors } = mode === 'answer'
        ? await act(ANSWER_TICKET, { ticketId: ticket.id, body: text, bodyHtml: draft.answerHtml, question: draft.question, sendNow, undoSeconds, attachmentIds, draftVersion, expectedVersion: knownVersion }, { ...shared, onDone: offer })
        : await act(ADD_INTERNAL_NOTE, { ticketId: ticket.id, body: text, attachmentIds, draftVersion }, shared);
      setRefusal(userErrors);
      return ok;
    });
    if (!sent) { void refresh(); return; }
    if (modes.includes('answer')) turnTo('answer');
    setSendNow(false);
    await refresh();
  };
  const insert = (part: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    change(mode, { [mode]: text.slice(0, selectionStart) + part + text.slice(selectionEnd) });
    field.current?.focus();
  };
  const isStale = refusal.some(({ code }) => code === 'STALE_VERSION');
  const other = refusal.filter(({ code }) => code !== 'STALE_VERSION');
  if (modes.length === 0) return null;
  return (
    <form className="conversation-composer" data-mode={mode} aria-label={translate(`conversation.mode.${mode}`)} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Meanwhile entries={meanwhile} isRefused={isStale} onShow={() => { const first = meanwhile[0]; acknowledge(); setRefusal([]); void refresh(); if (first) onShow(first.id); }} />
      {met && <DraftMeeting met={met} onChoose={choose} />}
      {other.length > 0 && <p className="rg-error" role="alert">{other.map(({ message }) => message).join('\n')}</p>}
      <textarea
        ref={field} value={text} rows={2} aria-label={translate(`conversation.field.${mode}`)} placeholder={translate(`conversation.field.${mode}`)}
        onChange={(event) => { change(mode, { [mode]: event.target.value, mode }); if (other.length > 0) setRefusal(refusal.filter(({ code }) => code === 'STALE_VERSION')); }}
        onPaste={(event) => { const pasted = filesOfPaste(event); if (pasted.length > 0) { event.preventDefault(); upload(pasted); } }}
        onKeyDown={(event) => {
          if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void send(); }
          if (event.code === 'Escape') field.current?.blur();
        }}
      />
      {mode === 'answer' && <AnswerOptions isShown={text !== '' || draft.question || sendNow} question={draft.question} onQuestion={(question) => change('answer', { question })} sendNow={sendNow} onSendNow={setSendNow} />}
      {/* under the options, which open when the focus comes: what is clicked must stay under the pointer */}
      <FileList files={files} onRemove={(id) => detach((file) => file.id === id)} />
      <UploadList uploads={uploads} onRetry={retry} onRemove={remove} />
      {lostFiles > 0 && <p className="rg-meta" role="status">{translate('conversation.lostFiles', { smart_count: lostFiles })}</p>}
      <div className="conversation-tools">
        <Modes mode={mode} modes={modes} onMode={(next) => { turnTo(next); setRefusal([]); field.current?.focus(); }} />
        {mayAttach && <AttachButton onFiles={upload} />}
        <Slot id="composer.tools" context={{ recordId: ticket.id, text, insert, field, change: (next) => change(mode, { [mode]: next, mode }) }} />
        <span className="rg-meta">
          {mode === 'answer' ? <Leaving sendNow={sendNow} /> : translate('conversation.note.hint')}
          {wasRestored && !isEmpty && ` · ${translate('conversation.restored')}`}
          {isUnkept && !isEmpty && ` · ${translate('conversation.draft.unkept')}`}
        </span>
        <Button type="submit" kind="primary" hotkey="mod+enter" pending={pending || isUploading}>{translate(mode === 'answer' ? 'conversation.send' : 'conversation.save')}</Button>
      </div>
    </form>
  );
};
