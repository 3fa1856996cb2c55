const dayMilliseconds = 86_400_000;

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormat = (timeZone: string): Intl.DateTimeFormat => {
  const known = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(timeZone, known);
  return known;
};

/** The local day of an instant in a zone, YYYY-MM-DD. */
export const dayIn = (timeZone: string, at: number): string => dayFormat(timeZone).format(at);

/** The last millisecond of the local day of an instant in a zone. */
export const endOfDayIn = (timeZone: string, at: number): number => {
  const day = dayIn(timeZone, at);
  // local midnight lies where the day changes; a search over one day finds it whatever the zone does
  let inside = at;
  let outside = at + dayMilliseconds + 3 * 3_600_000;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (dayIn(timeZone, middle) === day) inside = middle;
    else outside = middle;
  }
  return inside;
};
