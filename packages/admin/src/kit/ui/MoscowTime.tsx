import { formatInstant, useNow, type InstantStyle } from '../time/index.ts';
import { useConsoleLocale } from '../useConsoleLocale.ts';

/** A moment in Moscow time, whatever the zone of the browser; the whole of it on hover. */
export const MoscowTime = ({ at, style = 'short' }: { at: string | null | undefined; style?: InstantStyle }) => {
  const locale = useConsoleLocale();
  const now = useNow();
  if (!at) return <>—</>;
  return <time className="rg-num" dateTime={at} title={formatInstant(at, locale, 'full', now)}>{formatInstant(at, locale, style, now)}</time>;
};
