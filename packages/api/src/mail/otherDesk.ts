/**
 * How other desks write the numbers of their tickets in a subject: in brackets with a hash, behind their word for a ticket, or as
 * letters and digits in brackets. Each finds the number alone.
 */
const styles = [
  /\[\s*#\s*(\d{4,12})\s*\]/u,
  /\[\s*(?:ticket|case|request|incident|заявка|обращение|инцидент|запрос)\s*(?:id)?\s*[:#№-]*\s*([a-z]{0,6}-?\d{3,17})\s*\]/iu,
  /\[\s*[\p{L}][\p{L}\d .-]{1,30}\s#(\d{3,12})\s*\]/u,
  /(?<![\p{L}\d])(?:ticket|case|incident)\s?(?:id)?\s?[#№]\s?:?\s?(\d{4,17})(?!\d)/iu,
  /(?<![\p{L}\d])(?:заявка|заявке|обращение|обращению|инцидент|запрос)\s?(?:[#№]|номер|n°)\s?:?\s?(\d{4,17})(?!\d)/iu,
  /(?<![\p{L}\d-])((?:SR|INC|REQ|RITM|CS|CASE|HD|SD|CHG|PRB|TT)[-_#]?\d{4,12})(?![\d-])/u,
  /\[\s*([A-Z][A-Z0-9]{1,9}-\d{1,9})\s*\]/u,
  /\(\s*(?:ID|ticket)\s*[:#]\s*(\d{4,17})\s*\)/iu,
  /##\s?(\d{3,12})\s?##/u,
] as const;

const longestNumber = 40;

/**
 * The number of the ticket that the other side's desk made of our correspondence, in one spelling; null when there is none. Our own
 * numbers are of another form and found elsewhere (see threading.ts).
 * @param prefixes what our own numbers begin with
 */
export const otherDesksNumberIn = (subject: string, prefixes: readonly string[]): string | null => {
  const ours = new RegExp(String.raw`\b(?:${prefixes.map((prefix) => prefix.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')})-\d{4}-\d{4,9}`, 'giu');
  const rest = subject.slice(0, 1000).replaceAll(ours, ' ');
  for (const style of styles) {
    const number = style.exec(rest)?.[1];
    if (number !== undefined) return number.toUpperCase().slice(0, longestNumber);
  }
  return null;
};
