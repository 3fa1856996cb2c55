const dayMs = 86_400_000;
const number = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** A day as people write it: `09.01`, `9.1`, `09.01.2027`, `2027-01-09`; null when it is none. A day without a year is of this year. */
export const dayIn = (text: string, year: number): string | null => {
  const { iso, day, month, own } = /^(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<day>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<own>\d{4}))?)$/.exec(text.trim())?.groups ?? {};
  const date = iso ?? (day && month ? `${own ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '');
  const at = number(date);
  return Number.isNaN(at) || dateOf(at) !== date ? null : date;
};

/** What was read, and the pieces that nobody can read. */
export interface ReadDays<Row> { readonly rows: Row[]; readonly unread: string[] }

const longestRangeDays = 60;
const rangeIn = (piece: string, year: number): string[] | null => {
  const single = dayIn(piece, year);
  if (single !== null) return [single];
  const [, begins = '', ends = ''] = /^(.+?)\s*(?:–|—|\.\.\.?|\s-\s|(?<=\.\d{1,2})-)\s*(.+)$/.exec(piece) ?? [];
  const [from, to] = [dayIn(begins, year), dayIn(ends, year)];
  if (from === null || to === null) return null;
  const length = number(to) - number(from) + 1;
  return length < 1 || length > longestRangeDays ? null : Array.from({ length }, (_, index) => dateOf(number(from) + index));
};

const gathered = <Row,>(pieces: readonly string[], read: (piece: string) => Row[] | null): ReadDays<Row> => {
  const found: ReadDays<Row> = { rows: [], unread: [] };
  for (const piece of pieces.map((one) => one.trim()).filter((one) => one !== '')) {
    const rows = read(piece);
    if (rows) found.rows.push(...rows);
    else found.unread.push(piece);
  }
  return found;
};

/** Days and stretches of days, by commas or one a line: `01.01–08.01, 23.02`. */
export const daysIn = (text: string, year: number): ReadDays<string> => gathered(text.split(/[\n,;]+/), (piece) => rangeIn(piece, year));

/** Days off that moved, by commas or one a line: `03.01 → 09.01`. */
export const movesIn = (text: string, year: number): ReadDays<{ from: string; to: string }> =>
  gathered(text.split(/[\n,;]+/), (piece) => {
    const [from = null, to = null, ...more] = piece.split(/\s*(?:→|->|=>|>|\sна\s|\sto\s)\s*/).map((day) => dayIn(day, year));
    return from === null || to === null || more.length > 0 ? null : [{ from, to }];
  });

const written = (date: string): string => `${date.slice(8)}.${date.slice(5, 7)}`;
/** Days of one year as the form takes them back; days in a row as a stretch. */
export const writtenDays = (dates: readonly string[]): string => {
  const stretches: [string, string][] = [];
  for (const date of dates.toSorted()) {
    const last = stretches.at(-1);
    if (last && number(last[1]) + 1 === number(date)) last[1] = date;
    else stretches.push([date, date]);
  }
  return stretches.map(([from, to]) => (from === to ? written(from) : `${written(from)}–${written(to)}`)).join(', ');
};
export const writtenMoves = (moves: readonly { from: string; to: string }[]): string => moves.map(({ from, to }) => `${written(from)} → ${written(to)}`).join('\n');
