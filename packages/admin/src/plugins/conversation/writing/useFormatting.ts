import { useEffect, useState } from 'react';
import { preferFormatting, usePrefersFormatting } from './preferredFormatting.ts';

type RichField = typeof import('../rich/RichField.tsx').default;

export interface FormattingOptions {
  readonly viewerId: string;
  /** Only answers are formatted. */
  readonly isAnswer: boolean;
  /** The answer with its formatting; null for plain text. */
  readonly html: string | null;
  readonly onPlain: () => void;
}

/**
 * Which field the composer shows. The formatted one is fetched when its person wrote formatted answers before and comes to the field,
 * when they ask for it, or when the draft is formatted; until it is here the plain one takes what is typed.
 */
export const useFormatting = ({ viewerId, isAnswer, html, onPlain }: FormattingOptions) => {
  const isPreferred = usePrefersFormatting(viewerId);
  const [isAwake, setIsAwake] = useState(false);
  const [isLosing, setIsLosing] = useState(false);
  const [fetched, setFetched] = useState<{ RichField: RichField } | 'failed' | null>(null);
  const isWanted = isAnswer && (html !== null || (isPreferred && isAwake));
  useEffect(() => {
    if (!isWanted || fetched !== null) return undefined;
    let isHere = true;
    void import('../rich/RichField.tsx').then(({ default: RichField }) => ({ RichField }), () => 'failed' as const).then((next) => { if (isHere) setFetched(next); });
    return () => { isHere = false; };
  }, [isWanted, fetched]);
  const turnPlain = (): void => { preferFormatting(viewerId, false); setIsLosing(false); onPlain(); };
  return {
    RichField: isWanted && fetched !== null && fetched !== 'failed' ? fetched.RichField : null,
    isOn: isWanted, isLosing: isLosing && isWanted, hasFailed: isWanted && fetched === 'failed',
    /** The person has come to the field. */
    awake: () => setIsAwake(true),
    /** Formatting on or off; before any is lost the person is asked. */
    toggle: (): void => {
      if (!isWanted) { preferFormatting(viewerId, true); setIsAwake(true); return; }
      if (html === null) turnPlain();
      else setIsLosing(true);
    },
    turnPlain,
    keep: () => setIsLosing(false),
    retry: () => setFetched(null),
  };
};
