import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttachedFile } from '@reglament/admin/kit';
import { emptyDraft, filesField, isBlank, keepDraft, readDraft, type Draft } from './drafts.ts';

const pauseMs = 300;
const shelf = (): Storage | undefined => { try { return globalThis.localStorage; } catch { return undefined; } };

/** The draft of this person for this ticket: restored from the browser, kept when the typing pauses and when the page is left. */
export const useDraft = (viewerId: string, ticketId: string) => {
  const [draft, setDraft] = useState(() => readDraft(shelf(), viewerId, ticketId));
  const [wasRestored] = useState(() => !isBlank(draft));
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
  const attach = useCallback((mode: Draft['mode'], file: AttachedFile) => setDraft((old) => ({ ...old, [filesField(mode)]: [...old[filesField(mode)], file] })), []);
  const detach = useCallback((gone: (file: AttachedFile) => boolean) => setDraft((old) => ({ ...old, answerFiles: old.answerFiles.filter((file) => !gone(file)), noteFiles: old.noteFiles.filter((file) => !gone(file)) })), []);
  return { draft, change, attach, detach, wasRestored, isEmpty: isBlank(draft), clear: useCallback((mode: Draft['mode']) => setDraft((old) => ({ ...old, [mode]: '', [filesField(mode)]: [], question: emptyDraft.question })), []) };
};
