import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'react-admin';
import type { TermsOfReferenceStandard } from '@reglament/schema';
import type { Picked } from '@reglament/admin/kit';
import type { Texts } from './sections.ts';

/** A document that is being written. */
export interface Draft { client: Picked | null; product: Picked | null; ticket: Picked | null; title: string; standard: TermsOfReferenceStandard; texts: Texts }
export const emptyDraft: Draft = { client: null, product: null, ticket: null, title: '', standard: 'GOST_19_201', texts: {} };

const pauseMs = 800;

/** Such a document takes hours: what is written stays in this browser until it is submitted. `key` is one document. */
export const useDraft = (key: string, start: Draft): { draft: Draft; change: (part: Partial<Draft>) => void; discard: () => void; isKept: boolean } => {
  const [kept, keep] = useStore<Draft | undefined>(`termsOfReference.draft.${key}`);
  const [draft, setDraft] = useState<Draft>(kept ?? start);
  const [isDirty, setDirty] = useState(false);
  useEffect(() => {
    if (!isDirty) return undefined;
    const timer = setTimeout(() => keep(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft, isDirty, keep]);
  const change = useCallback((part: Partial<Draft>): void => {
    setDirty(true);
    setDraft((old) => ({ ...old, ...part }));
  }, []);
  const discard = useCallback((): void => {
    setDirty(false);
    keep(undefined);
    setDraft(start);
  }, [keep, start]);
  return { draft, change, discard, isKept: kept !== undefined };
};
