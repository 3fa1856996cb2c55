import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import AttachIcon from '@mui/icons-material/AttachFileOutlined';
import FormattingIcon from '@mui/icons-material/TextFormatOutlined';
import { isEnded, type Locale, type TicketStatus } from '@reglament/schema';
import { Button, FileList, FILES, hotkeyText, Slot, UploadList, useAct, useCan, usePreference, useRead, useUploads, useViewer, type UserError } from '@reglament/admin/kit';
import { AnswerOptions, Leaving } from './AnswerOptions.tsx';
import { composing } from './composing.ts';
import { ADD_INTERNAL_NOTE, ANSWER_TICKET, MENTIONABLE, type Said } from './documents.ts';
import { filesField, modesOf, type Draft, type Mode } from './drafts.ts';
import { DraftMeeting } from './DraftMeeting.tsx';
import { droppedFiles } from './droppedFiles.ts';
import { mentionedIn, type Mentionable } from './mentions.ts';
import { quoting } from './quoting.ts';
import { offerOf, offerToTakeBack } from './leavingAnswers.ts';
import { Meanwhile } from './Meanwhile.tsx';
import { isEnding, meanwhileOf, type TimelineEntry } from './timeline.ts';
import { useDraft } from './useDraft.ts';
import { FormattingNotice } from './writing/FormattingNotice.tsx';
import { PlainField } from './writing/PlainField.tsx';
import { useFormatting } from './writing/useFormatting.ts';
import { useWritingField } from './writing/useWritingField.ts';
import type { Caret } from './writing/writingField.ts';

export interface ComposerProps {
  ticket: { id: string; status: TicketStatus };
  /** In what language the client is written to. */
  locale: Locale;
  entries: readonly TimelineEntry[];
  /** The version that is on the screen. */
  version: number;
  refresh: () => Promise<unknown>;
  onShow: (entryId: string) => void;
}

/** What was on the screen when the writing began, or when the writer last looked at what came meanwhile. */
const useSeen = ({ entries, version }: Pick<ComposerProps, 'entries' | 'version'>, { isEmpty, isStranded }: { isEmpty: boolean; isStranded: boolean }, viewerId: string) => {
  const [seen, setSeen] = useState({ version, entries });
  const meanwhile = useMemo(() => meanwhileOf(entries, new Set(seen.entries.map(({ id }) => id)), viewerId), [entries, seen, viewerId]);
  const acknowledge = (): void => setSeen({ version, entries });
  const untold = isStranded ? meanwhile.filter((entry) => !isEnding(entry)) : meanwhile;
  // Nothing is written, or only one's own acts and the desk's came, or the end that is told anyway: the screen is what the writer knows.
  if ((isEmpty || untold.length === 0) && (seen.version !== version || seen.entries !== entries)) acknowledge();
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

const formattingKeys = 'mod+shift+f';
const FormattingButton = ({ isOn, onToggle }: { isOn: boolean; onToggle: () => void }) => {
  const label = useTranslate()('conversation.formatting.title');
  return <button type="button" className="conversation-attach" aria-label={label} title={`${label} (${hotkeyText(formattingKeys)})`} aria-pressed={isOn} onClick={onToggle}><FormattingIcon fontSize="small" /></button>;
};

const Modes = ({ mode, modes, onMode }: { mode: Mode; modes: readonly Mode[]; onMode: (mode: Mode) => void }) => {
  const translate = useTranslate();
  return (
    <div className="conversation-modes" role="group" aria-label={translate('conversation.mode.label')}>
      {modes.map((name) => <button key={name} type="button" aria-pressed={mode === name} onClick={() => onMode(name)}>{translate(`conversation.mode.${name}`)}</button>)}
    </div>
  );
};

const nobody: readonly Mentionable[] = [];

/** Where answers and notes are written. The text is the writer's: it survives refusals, reloads and other tickets. */
export const Composer = ({ ticket, locale, entries, version, refresh, onShow }: ComposerProps) => {
  const translate = useTranslate();
  const can = useCan();
  const viewerId = useViewer()?.id ?? '';
  const { act, pending } = useAct();
  const { draft, turnTo, change, attach, detach, send: sendDraft, choose, met, isUnkept, isEmpty, wasRestored } = useDraft(viewerId, ticket.id);
  const { uploads, add, isUploading, retry, remove } = useUploads(ticket.id);
  const lostFiles = useKeptFiles({ draft, detach });
  const [refusal, setRefusal] = useState<readonly UserError[]>([]);
  const [sendNow, setSendNow] = useState(false);
  const [undoSeconds] = usePreference('undoSeconds');
  const [focusing, setFocusing] = useState(0);
  const { field, latest, onField } = useWritingField();
  const caret = useRef<Caret | null>(null);

  const isOver = isEnded(ticket.status);
  const { modes, mode, isStranded } = modesOf(draft, { mayAnswer: can('tickets.answer'), mayNote: can('tickets.note'), isOver });
  const { meanwhile, acknowledge, knownVersion } = useSeen({ entries, version }, { isEmpty, isStranded }, viewerId);
  const ending = isStranded ? entries.findLast(isEnding) : undefined;
  const isAnswering = mode === 'answer' && !isStranded;
  const text = draft[mode];
  const files = draft[filesField(mode)];
  const staff = useRead(MENTIONABLE, {}, { enabled: mode === 'note' && text.includes('@'), staleMs: 60_000 }).data?.nodes ?? nobody;
  const mayAttach = can('attachments.upload') && !isStranded;
  const formatting = useFormatting({ viewerId, isAnswer: mode === 'answer', html: draft.answerHtml, onPlain: () => { if (draft.answerHtml !== null) change('answer', { answerHtml: null }); latest.current?.focus(); } });
  const { RichField } = formatting;
  const upload = useCallback((chosen: readonly File[]) => { if (mayAttach && chosen.length > 0) void add(chosen, (file) => attach(mode, file)); }, [add, attach, mayAttach, mode]);
  useEffect(() => droppedFiles.heed(upload), [upload]);
  useEffect(() => composing.heed(({ mode: next, options }) => { turnTo(next); if (options?.question !== undefined) change(next, options); setFocusing((count) => count + 1); }), [change, turnTo]);
  useEffect(() => (isStranded ? undefined : quoting.heed((quote) => latest.current?.quote(quote))), [latest, isStranded]);
  // after the field of that mode is on the screen
  useEffect(() => { if (focusing > 0) latest.current?.focus(); }, [focusing, latest]);

  /** What waits can be taken back; the key for it works outside of the field only. */
  const offer = ({ ticket: answered }: { ticket: { id: string; number: string; timeline: Said[] } | null }): void => {
    const said = answered?.timeline.findLast(({ type, withdrawable }) => type === 'ANSWER' && withdrawable);
    if (!answered || !said?.leavesAt) return;
    latest.current?.element.blur();
    offerToTakeBack({ messageId: said.id, ticketId: answered.id, number: answered.number, leavesAt: said.leavesAt, ...offerOf({ at: said.at, leavesAt: said.leavesAt }) });
  };

  const send = async (): Promise<void> => {
    if (text.trim() === '' || pending || isUploading || isStranded) { latest.current?.focus(); return; }
    const attachmentIds = files.map(({ id }) => id);
    const options = { fields: 'return', patches: 'tickets' } as const;
    const sent = await sendDraft(mode, async (draftVersion) => {
      const { ok, userErrors } = mode === 'answer'
        ? await act(ANSWER_TICKET, { ticketId: ticket.id, body: text, bodyHtml: draft.answerHtml, question: draft.question, sendNow, undoSeconds, attachmentIds, draftVersion, expectedVersion: knownVersion }, { ...options, onDone: offer })
        : await act(ADD_INTERNAL_NOTE, { ticketId: ticket.id, body: text, attachmentIds, mentionedIds: mentionedIn(text, staff), draftVersion }, options);
      setRefusal(userErrors);
      return ok;
    });
    if (!sent) { void refresh(); return; }
    if (modes.includes('answer') && !isOver) turnTo('answer');
    setSendNow(false);
    await refresh();
  };
  const discard = (): void => { change('answer', { answer: '', answerHtml: null, answerFiles: [], question: false }); setRefusal([]); };
  const write = (part: Partial<Draft>): void => {
    change(mode, { ...part, mode });
    if (other.length > 0) setRefusal(refusal.filter(({ code }) => code === 'STALE_VERSION'));
  };
  const shared = { text, label: translate(isStranded ? 'conversation.ended.field' : `conversation.field.${mode}`), caret, onField, onFiles: upload };
  const isStale = refusal.some(({ code }) => code === 'STALE_VERSION');
  const other = refusal.filter(({ code }) => code !== 'STALE_VERSION');
  if (modes.length === 0) return null;
  return (
    <form className="conversation-composer" data-mode={mode} data-ended={isStranded ? '' : undefined} aria-label={translate(`conversation.mode.${mode}`)} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {isStranded ? (
        // §4.12: what stands there is nobody’s to lose, and there are ways on from it
        <div className="conversation-meanwhile" role="alert">
          <span>{translate(`conversation.ended.${ticket.status === 'REJECTED' ? 'refused' : 'closed'}`)}</span>
          <span className="conversation-choices"><Slot id="composer.ended" context={{ record: ticket, text, field, onShow: ending ? () => onShow(ending.id) : null, onDiscard: discard }} /></span>
        </div>
      ) : <Meanwhile entries={meanwhile} isRefused={isStale} onShow={() => { const first = meanwhile[0]; acknowledge(); setRefusal([]); void refresh(); if (first) onShow(first.id); }} />}
      {met && <DraftMeeting met={met} onChoose={choose} />}
      {other.length > 0 && <p className="rg-error" role="alert">{other.map(({ message }) => message).join('\n')}</p>}
      {isAnswering && <FormattingNotice {...formatting} />}
      <div
        className="conversation-field" onFocus={formatting.awake}
        onKeyDown={(event) => {
          const isControlled = event.ctrlKey || event.metaKey;
          if (event.code === 'Enter' && isControlled) { event.preventDefault(); void send(); }
          if (event.code === 'KeyF' && isControlled && event.shiftKey && isAnswering) { event.preventDefault(); formatting.toggle(); }
          if (event.code === 'Escape') latest.current?.element.blur();
        }}
      >
        {RichField && isAnswering
          ? <RichField {...shared} html={draft.answerHtml} onWrite={(answer, answerHtml) => write({ answer, answerHtml })} />
          : <PlainField {...shared} isReadOnly={isStranded || (formatting.isOn && draft.answerHtml !== null && !formatting.hasFailed)} onWrite={(next) => write(mode === 'answer' ? { answer: next, answerHtml: null } : { note: next })} />}
      </div>
      {isAnswering && <AnswerOptions isShown={text !== '' || draft.question || sendNow} question={draft.question} onQuestion={(question) => change('answer', { question })} sendNow={sendNow} onSendNow={setSendNow} />}
      {/* under the options, which open when the focus comes: what is clicked must stay under the pointer */}
      <FileList files={files} {...(isStranded ? {} : { onRemove: (id: string) => detach((file) => file.id === id) })} />
      <UploadList uploads={uploads} onRetry={retry} onRemove={remove} />
      {lostFiles > 0 && <p className="rg-meta" role="status">{translate('conversation.lostFiles', { smart_count: lostFiles })}</p>}
      <div className="conversation-tools">
        <Modes mode={mode} modes={modes} onMode={(next) => { turnTo(next); setRefusal([]); setFocusing((count) => count + 1); }} />
        {mayAttach && <AttachButton onFiles={upload} />}
        {isAnswering && <FormattingButton isOn={formatting.isOn} onToggle={() => { formatting.toggle(); latest.current?.focus(); }} />}
        {!isStranded && <Slot id="composer.tools" context={{ recordId: ticket.id, mode, locale, text, field }} />}
        <span className="rg-meta">
          {mode === 'note' ? translate('conversation.note.hint') : !isStranded && <Leaving sendNow={sendNow} />}
          {wasRestored && !isEmpty && ` · ${translate('conversation.restored')}`}
          {isUnkept && !isEmpty && ` · ${translate('conversation.draft.unkept')}`}
        </span>
        {!isStranded && <Button type="submit" kind="primary" hotkey="mod+enter" pending={pending || isUploading}>{translate(mode === 'answer' ? 'conversation.send' : 'conversation.save')}</Button>}
      </div>
    </form>
  );
};
