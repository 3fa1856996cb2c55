import { useEffect, useRef } from 'react';
import { useTranslate } from 'ra-core';
import { usePresent } from './usePresent.ts';
import { writeOn } from './writing.ts';
import './presence.css';

/** Who stops typing for so long reads or thinks. */
const restMs = 15_000;

/** In the composer: who else writes, and the notice that this window does. A draft that lies there is no writing. */
export default function WritingLine({ recordId, text }: { recordId: string; text: string }) {
  const translate = useTranslate();
  const before = useRef(text);
  useEffect(() => {
    if (text === before.current) return undefined;
    before.current = text;
    writeOn(text.trim() === '' ? null : recordId);
    const timer = setTimeout(() => writeOn(null), restMs);
    return () => clearTimeout(timer);
  }, [recordId, text]);
  useEffect(() => () => writeOn(null), [recordId]);
  const writing = usePresent(recordId).filter(({ state }) => state === 'WRITING');
  if (writing.length === 0) return null;
  return <p className="presence-writing rg-meta">{writing.map(({ staff }) => translate('presence.WRITING', { name: staff.name })).join(' · ')}</p>;
}
