/**
 * How other desks write the numbers of their tickets in a subject: in brackets with a hash, behind their word for a ticket, or as
 * letters and digits that name nothing else. Each finds the number alone.
 */
const styles = [
  /\[\s*#\s*(\d{4,12})\s*\]/u,
  /\[\s*(?:ticket|case|request|incident|заявка|обращение|инцидент|запрос)\s*(?:id)?\s*[:#№-]*\s*([a-z]{0,6}-?\d{3,17})\s*\]/iu,
  /\[\s*[\p{L}][\p{L}\d .-]{1,30}\s#(\d{3,12})\s*\]/u,
  /(?<![\p{L}\d])(?:ticket|case|incident)\s?(?:id)?\s?[#№]\s?:?\s?(\d{4,17})(?!\d)/iu,
  /(?<![\p{L}\d])(?:заявка|заявке|обращение|обращению|инцидент|запрос)\s?(?:[#№]|номер|n°)\s?:?\s?(\d{4,17})(?!\d)/iu,
  /(?<![\p{L}\d-])((?:INC|REQ|RITM|CASE)[-_#]?\d{5,12}|SR[-_#]?\d{6,12})(?![\d-])/u,
  /\(\s*(?:ID|ticket)\s*[:#]\s*(\d{4,17})\s*\)/iu,
  /##\s?(\d{3,12})\s?##/u,
] as const;

/** Styles in which people write products, interfaces and standards, too: RS-485, STM32-405, HD1080. They count in letters that a desk wrote. */
const stylesOfDesks = [
  /(?<![\p{L}\d-])((?:SR|INC|REQ|RITM|CS|CASE|HD|SD|CHG|PRB|TT)[-_#]?\d{4,12})(?![\d-])/u,
  /\[\s*([A-Z][A-Z0-9]{1,9}-\d{1,9})\s*\]/u,
] as const;

/** What programs of desks put into every letter, a person's answer too. */
const deskHeaders = ['rt-ticket', 'x-rt-loop-prevention', 'x-otrs-loop', 'x-jira-fingerprint', 'x-redmine-issue-id', 'x-servicenow-generated', 'x-zendesk-from-account-id'];
const deskMailers = /\b(?:otrs|znuny|osticket|zendesk|request tracker)\b/;

/**
 * §4.4: whether a program of a desk wrote a letter, or a machine that answers letters, by its headers in lower case. Nobody's subject
 * alone makes two letters one request.
 */
export const isOfDesk = (headers: ReadonlyMap<string, readonly string[]>): boolean =>
  deskHeaders.some((name) => headers.has(name)) ||
  (headers.get('x-mailer') ?? []).some((value) => deskMailers.test(value)) ||
  (headers.get('auto-submitted') ?? []).some((value) => /^auto-(?:replied|generated|notified)/.test(value.trim()));

const longestNumber = 40;

/**
 * The number of the ticket that the other side's desk made of our correspondence, in one spelling; null when there is none. Our own
 * numbers are of another form and found elsewhere (see threading.ts).
 * @param prefixes what our own numbers begin with
 * @param ofDesk whether a desk wrote the letter (see `isOfDesk`)
 */
export const otherDesksNumberIn = (subject: string, prefixes: readonly string[], ofDesk = false): string | null => {
  const ours = new RegExp(String.raw`\b(?:${prefixes.map((prefix) => prefix.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')})-\d{4}-\d{4,9}`, 'giu');
  const rest = subject.slice(0, 1000).replaceAll(/\s+/gu, ' ').replaceAll(ours, ' ');
  for (const style of ofDesk ? [...styles, ...stylesOfDesks] : styles) {
    const number = style.exec(rest)?.[1];
    if (number !== undefined) return number.toUpperCase().slice(0, longestNumber);
  }
  return null;
};
