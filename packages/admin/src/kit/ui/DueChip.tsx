import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { dueOf, formatInstant, useNow, type Instant, type PromisedAnswer } from '../time/index.ts';
import { useConsoleLocale } from '../useConsoleLocale.ts';

const Clock = () => (
  <svg viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden="true"><circle cx="6" cy="6" r="4.6" /><path d="M6 3.4V6l1.8 1" /></svg>
);
const Alarm = () => (
  <svg viewBox="0 0 12 12" fill="currentColor" aria-hidden="true"><path d="M6 1l5.5 10H.5zM5.4 4.5v3h1.2v-3zm0 3.8v1.2h1.2V8.3z" /></svg>
);

/** When the browser first saw this very count of the server; the count runs on from there. */
const useSeenAt = (promised: PromisedAnswer | null | undefined, now: number): number => {
  const key = promised ? `${promised.dueAt}/${promised.standing}/${promised.remainingWorkingSeconds}` : '';
  const [seen, setSeen] = useState({ key, at: now });
  if (seen.key !== key) setSeen({ key, at: now });
  return seen.key === key ? seen.at : now;
};

/**
 * When the next answer is due: quiet outline while there is time, amber with a clock when it runs short, red with a
 * triangle when it is overdue. Nothing at all when nothing is owed. `asOf`: when the server counted; by default when the chip saw it.
 */
export const DueChip = ({ sla, asOf }: { sla: PromisedAnswer | null | undefined; asOf?: Instant }) => {
  const locale = useConsoleLocale();
  const translate = useTranslate();
  const now = useNow();
  const seenAt = useSeenAt(sla, now);
  const { state, text } = dueOf(sla, locale, now, asOf ?? seenAt);
  if (state === 'none' || !sla) return null;
  return (
    <span className="rg-chip rg-due" data-state={state} title={translate('kit.due.title', { at: formatInstant(sla.dueAt, locale, 'message', now) })}>
      {state === 'atRisk' && <Clock />}
      {state === 'breached' && <Alarm />}
      {state === 'atRisk' && <span className="rg-unseen">{translate('kit.due.atRisk')} </span>}
      {text}
    </span>
  );
};
