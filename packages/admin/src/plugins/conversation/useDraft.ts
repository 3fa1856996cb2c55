import { useCallback, useEffect, useRef, useState } from 'react';
import { useCan, useConsole, type AttachedFile } from '@reglament/admin/kit';
import { filesField, isBlank, keepDraft, noBase, readDraft, type Base, type Draft, type Mode, type ShelvedDraft } from './drafts.ts';
import { askKept, keepOnLeaving, keepOnServer, keptOf, withKept } from './keepingDrafts.ts';
import { bothOf, contentOf, isSame, meetingOf, type KeptDraft } from './keptDraft.ts';
import { returned } from './returned.ts';

const shelfPauseMs = 300;
const serverPauseMs = 800;
/** An answer comes last: it is what is shown when both are there. */
const modes: readonly Mode[] = ['note', 'answer'];
const shelf = (): Storage | undefined => { try { return globalThis.localStorage; } catch { return undefined; } };

/** Another window kept the same draft otherwise: the writer chooses. */
export interface Met { readonly mode: Mode; readonly kept: KeptDraft }
export type Choice = 'here' | 'kept' | 'both';

/**
 * The draft of this person for this ticket. The browser keeps it first, then the server: when the typing rests and when the page is left.
 * On opening both meet; what neither of them may give up is shown to the writer.
 */
export const useDraft = (viewerId: string, ticketId: string) => {
  const { client } = useConsole();
  const mayKeep = useCan()('drafts.keep');
  const [shelved, setShelved] = useState(() => readDraft(shelf(), viewerId, ticketId));
  const [wasRestored, setWasRestored] = useState(() => !isBlank(shelved.draft));
  const [met, setMet] = useState<Met | null>(null);
  const [isUnkept, setIsUnkept] = useState(false);
  /** What is true at once, also for a save that outlives the view. */
  const latest = useRef<{ shelved: ShelvedDraft; met: Met | null; isSending: boolean }>({ shelved, met, isSending: false });
  const saving = useRef<Promise<void>>(Promise.resolve());
  const hasMet = useRef(!mayKeep);

  const update = useCallback((next: (old: ShelvedDraft) => ShelvedDraft) => {
    latest.current.shelved = next(latest.current.shelved);
    setShelved(latest.current.shelved);
  }, []);
  const showMet = useCallback((next: Met | null) => { latest.current.met = next; setMet(next); }, []);
  const setBase = useCallback((mode: Mode, base: Base) => update((old) => ({ ...old, bases: { ...old.bases, [mode]: base } })), [update]);
  const take = useCallback(async (mode: Mode, kept: KeptDraft | null): Promise<void> => {
    const part = await withKept(client, mode, kept);
    update((old) => ({ draft: { ...old.draft, ...part, ...(kept ? { mode } : {}) }, bases: { ...old.bases, [mode]: { version: kept?.version ?? 0, isTypedOn: false } } }));
    if (kept) setWasRestored(true);
  }, [client, update]);

  const meet = useCallback(async (): Promise<void> => {
    const all = await askKept(client, ticketId);
    if (!all) return;
    hasMet.current = true;
    for (const mode of modes) {
      const { draft, bases } = latest.current.shelved;
      const kept = keptOf(all, mode);
      const meeting = meetingOf(contentOf(draft, mode), bases[mode], kept);
      if (meeting === 'KEPT' && (kept?.version ?? 0) !== bases[mode].version) await take(mode, kept);
      if (meeting === 'CHOOSE' && kept) showMet({ mode, kept });
      if (meeting === 'HERE' && !kept) setBase(mode, { ...bases[mode], version: 0 });
    }
  }, [client, ticketId, take, setBase, showMet]);
  useEffect(() => { if (mayKeep) void meet(); }, [mayKeep, meet]);
  useEffect(() => returned.heed((returnedTo) => { if (returnedTo === ticketId) void meet(); }), [ticketId, meet]);

  /** Keeps what was typed since the last save; one save after another. */
  const save = useCallback((): Promise<void> => {
    const saveMode = async (mode: Mode): Promise<void> => {
      const { shelved: { draft, bases }, met: choosing } = latest.current;
      const base = bases[mode];
      if (!base.isTypedOn || choosing?.mode === mode || !mayKeep || latest.current.isSending) return;
      const sent = contentOf(draft, mode);
      const kept = await keepOnServer(client, ticketId, draft, mode, base.version).catch(() => null);
      setIsUnkept(kept === null);
      if (kept === null) return;
      if ('version' in kept) setBase(mode, { version: kept.version, isTypedOn: !isSame(sent, contentOf(latest.current.shelved.draft, mode)) });
      else if (kept.instead && !isSame(sent, kept.instead)) showMet({ mode, kept: kept.instead });
      else setBase(mode, { version: kept.instead?.version ?? 0, isTypedOn: kept.instead === null });
    };
    saving.current = saving.current.then(async () => { if (!hasMet.current) await meet(); if (hasMet.current) for (const mode of modes) await saveMode(mode); });
    return saving.current;
  }, [client, ticketId, mayKeep, setBase, meet, showMet]);

  const keepHere = useCallback(() => { keepDraft(shelf(), viewerId, ticketId, latest.current.shelved); }, [viewerId, ticketId]);
  useEffect(() => {
    const [here, there] = [setTimeout(keepHere, shelfPauseMs), setTimeout(() => void save(), serverPauseMs)];
    return () => { clearTimeout(here); clearTimeout(there); };
  }, [shelved, keepHere, save]);
  useEffect(() => {
    const leave = (): void => {
      keepHere();
      const { shelved: { draft, bases }, met: choosing } = latest.current;
      for (const mode of modes) if (mayKeep && hasMet.current && bases[mode].isTypedOn && choosing?.mode !== mode) keepOnLeaving(ticketId, draft, mode, bases[mode].version);
    };
    const comeBack = (): void => void save();
    globalThis.addEventListener('pagehide', leave);
    globalThis.addEventListener('online', comeBack);
    return () => {
      globalThis.removeEventListener('pagehide', leave);
      globalThis.removeEventListener('online', comeBack);
      keepHere();
      void save().then(keepHere);
    };
  }, [keepHere, mayKeep, save, ticketId]);

  const edit = useCallback((mode: Mode, part: (draft: Draft) => Partial<Draft>) => update(({ draft, bases }) => ({ draft: { ...draft, ...part(draft) }, bases: { ...bases, [mode]: { ...bases[mode], isTypedOn: true } } })), [update]);
  return {
    draft: shelved.draft, wasRestored, met, isUnkept, isEmpty: isBlank(shelved.draft),
    /** Another mode, without a word typed. */
    turnTo: useCallback((mode: Mode) => update((old) => ({ ...old, draft: { ...old.draft, mode } })), [update]),
    change: useCallback((mode: Mode, part: Partial<Draft>) => edit(mode, () => part), [edit]),
    attach: useCallback((mode: Mode, file: AttachedFile) => edit(mode, (draft) => ({ [filesField(mode)]: [...draft[filesField(mode)], file] })), [edit]),
    detach: useCallback((gone: (file: AttachedFile) => boolean) => modes.forEach((mode) => {
      if (latest.current.shelved.draft[filesField(mode)].some(gone)) edit(mode, (draft) => ({ [filesField(mode)]: draft[filesField(mode)].filter((file) => !gone(file)) }));
    }), [edit]),
    /** Sends it by an act, which is told the version that it uses up; no save comes in between, to bring back what was sent. */
    send: useCallback(async (mode: Mode, act: (draftVersion: number) => Promise<boolean>): Promise<boolean> => {
      await saving.current;
      latest.current.isSending = true;
      try {
        const isSent = await act(latest.current.shelved.bases[mode].version);
        if (isSent) update(({ draft, bases }) => ({ draft: { ...draft, [mode]: '', [filesField(mode)]: [], ...(mode === 'answer' ? { question: false, answerHtml: null } : {}) }, bases: { ...bases, [mode]: noBase } }));
        return isSent;
      } finally { latest.current.isSending = false; }
    }, [update]),
    choose: useCallback((choice: Choice) => {
      const { shelved: { draft }, met: choosing } = latest.current;
      if (!choosing) return;
      const { mode, kept } = choosing;
      showMet(null);
      if (choice === 'kept') { void take(mode, kept); return; }
      setBase(mode, { version: kept.version, isTypedOn: true });
      if (choice === 'both') edit(mode, () => ({ [mode]: bothOf(draft[mode], kept.text), ...(mode === 'answer' ? { answerHtml: null } : {}) }));
    }, [edit, setBase, showMet, take]),
  };
};
