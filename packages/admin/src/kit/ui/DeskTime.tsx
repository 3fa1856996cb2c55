import { formatInstant, ownTime, useNow, type InstantStyle } from '../time/index.ts';
import { useConsoleLocale } from '../useConsoleLocale.ts';

/** A moment by the desk's clock, whatever the zone of the browser; on hover the whole of it, and what the person's own clock shows then. */
export const DeskTime = ({ at, style = 'short' }: { at: string | null | undefined; style?: InstantStyle }) => {
  const locale = useConsoleLocale();
  const now = useNow();
  if (!at) return <>—</>;
  const own = ownTime(at, locale, now);
  const whole = formatInstant(at, locale, 'full', now);
  return <time className="rg-num" dateTime={at} title={own ? `${whole} · ${own}` : whole}>{formatInstant(at, locale, style, now)}</time>;
};
