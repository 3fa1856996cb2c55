import { dateOf, dayNumberOfDate } from '../calendar/localDate.ts';

const months = ['январ', 'феврал', 'март', 'апрел', 'ма', 'июн', 'июл', 'август', 'сентябр', 'октябр', 'ноябр', 'декабр'];
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthOf = (word: string): number => {
  const said = word.toLowerCase();
  const english = englishMonths.findIndex((month) => said.startsWith(month));
  if (english >= 0) return english + 1;
  // «мая» would also begin like «марта»
  return /^ма[йя]/.test(said) ? 5 : months.findIndex((month) => month !== 'ма' && said.startsWith(month)) + 1;
};

const realDate = (year: number, month: number, day: number): string | null => {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const number = dayNumberOfDate(date);
  return !Number.isNaN(number) && dateOf(number) === date ? date : null;
};

const weekday = String.raw`(?:(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\p{L}*,?\s+)?`;
const written = [
  String.raw`(?<iso>\d{4}-\d{2}-\d{2})`,
  String.raw`(?<d>\d{1,2})\.(?<m>\d{1,2})(?:\.(?<y>\d{4}))?`,
  String.raw`(?<dayFirst>\d{1,2})\s+(?<monthAfter>\p{L}{3,})(?:\s+(?<yearAfter>\d{4}))?`,
  String.raw`(?<monthBefore>\p{L}{3,})\s+(?<dayAfter>\d{1,2})(?:,?\s+(?<yearLast>\d{4}))?`,
].join('|');

const dateIn = (groups: Record<string, string | undefined>, year: number): string | null => {
  const { iso, d, m, y, dayFirst, monthAfter, yearAfter, monthBefore, dayAfter, yearLast } = groups;
  if (iso !== undefined) return realDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)));
  if (d !== undefined) return realDate(Number(y ?? year), Number(m), Number(d));
  if (dayFirst !== undefined) return realDate(Number(yearAfter ?? year), monthOf(monthAfter ?? ''), Number(dayFirst));
  return realDate(Number(yearLast ?? year), monthOf(monthBefore ?? ''), Number(dayAfter));
};

const after = (beginning: string): RegExp => new RegExp(String.raw`(?:${beginning})\s+${weekday}(?:${written})`, 'iu');
const movedFrom = after('перен[еёо]с\\p{L}*\\s+(?:выходн\\p{L}+\\s+)?(?:дн\\p{L}+\\s+)?со?|(?:moved|transferred|shifted)\\s+from|in lieu of|instead of|вместо');
const movedTo = after('перен[еёо]с\\p{L}*\\s+(?:выходн\\p{L}+\\s+)?(?:дн\\p{L}+\\s+)?на|(?:moved|transferred|shifted)\\s+to|instead of|вместо');

const found = (pattern: RegExp, text: string, year: number): string | null => {
  const groups = pattern.exec(text)?.groups;
  return groups ? dateIn(groups, year) : null;
};

/** The day off that this day off stands for, where its words say so: «перенос с 3 января», "moved from 2026-01-03". */
export const sourceInWords = (text: string, year: number): string | null => found(movedFrom, text, year);
/** The day off that is given for this working day, where its words say so: «перенос на 31.12», «рабочий день вместо 9 января». */
export const targetInWords = (text: string, year: number): string | null => found(movedTo, text, year);
