import { useCallback, useEffect, useRef, useState } from 'react';
import { emptyDraft, keepDraft, readDraft, type Draft } from './drafts.ts';

const pauseMs = 300;
const shelf = (): Storage | undefined => { try { return globalThis.localStorage; } catch { return undefined; } };

/** The draft of this person for this ticket: restored from the browser, kept when the typing pauses and when the page is left. */
export const useDraft = (viewerId: string, ticketId: string) => {
  const [draft, setDraft] = useState(() => readDraft(shelf(), viewerId, ticketId));
  const [wasRestored] = useState(() => draft.answer !== '' || draft.note !== '');
  const latest = useRef(draft);
  const keep = useCallback(() => { keepDraft(shelf(), viewerId, ticketId, latest.current); }, [viewerId, ticketId]);
  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(keep, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => {
    globalThis.addEventListener('pagehide', keep);
    return () => { globalThis.removeEventListener('pagehide', keep); keep(); };
  }, [keep]);
  const change = useCallback((part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part })), []);
  return { draft, change, wasRestored, isEmpty: draft.answer === '' && draft.note === '', clear: useCallback((mode: Draft['mode']) => setDraft((old) => ({ ...old, [mode]: '', question: emptyDraft.question })), []) };
};
