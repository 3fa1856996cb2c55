/** Who wrote what somebody passed on, as the forwarded text says; nothing proves it. */
export interface Forwarded {
  /** In lower case. */
  address: string;
  name: string;
  subject: string | null;
}

/** How the programs of our clients and colleagues name the headers of what they pass on, in Russian and English. */
const labels = {
  from: /^(?:from|от кого|от|отправитель)$/i,
  subject: /^(?:subject|тема)$/i,
  other: /^(?:date|sent|to|cc|дата|дата отправки|отправлено|отправленные|кому|копия)$/i,
};
/** `From: …`, also in bold of a text made from HTML, also behind the marks of a quote. */
const headerLine = /^[>\s]*\**([\p{L}][\p{L} ]{0,15}?)\**\s*:\**\s*(.*)$/u;
/** Yandex: `24.11.2026, 12:00, "Роман" <roman@client.example>:` under its own line. */
const datedLine = /^[>\s]*\d{1,2}\.\d{2}\.\d{4},? (?:в )?\d{1,2}:\d{2},? (.+):\s*$/;
/** eM Client writes its headings without colons: `От "Роман" <roman@client.example>`. */
const bareFrom = /^[>\s]*(?:from|от)\s+(\S[^:]*<[^<>\s]+>)\s*$/iu;
const bareSubject = /^[>\s]*(?:subject|тема)\s+(\S.*)$/iu;
const marks = /(?:пересыла|переслан|перенаправл|переадресованн|исходное сообщение|forwarded message|original message)/i;
const linesOfHeader = 8;
/** What was passed on begins near the top, and no header is longer; a hostile text costs nothing. */
const mostLines = 400;
const longestLine = 500;

/** Begins where a word begins, and no part can take what belongs to the next one: no line is looked through twice. */
const addressPattern = /(?:<|\[mailto:|\bmailto:)?(?<![^\s<>,;:"'()[\]@])([^\s<>,;:"'()[\]@]+@[^\s<>,;:"'()[\]@.]+(?:\.+[^\s<>,;:"'()[\]@.]+)+)(?:>|\])?/i;

const personIn = (value: string): { address: string; name: string } | null => {
  const found = addressPattern.exec(value);
  if (!found?.[1]) return null;
  const name = value.slice(0, found.index).replaceAll(/["'<[]/g, '').trim();
  return { address: found[1].toLowerCase(), name };
};

/** The header lines from a line on, until text begins. */
const headerFrom = (lines: readonly string[], start: number): { label: string; value: string }[] => {
  const header: { label: string; value: string }[] = [];
  for (const line of lines.slice(start, start + linesOfHeader)) {
    const [, label, value] = headerLine.exec(line) ?? [];
    if (label !== undefined && value !== undefined) header.push({ label, value });
    else if (line.replaceAll(/[>\s]/g, '') !== '' && header.length > 0) break;
  }
  return header;
};

/**
 * §4.1: proposes in whose name a letter that a colleague passed on may be registered: the author of the first forwarded text, in the
 * styles of Outlook, Gmail, Yandex, Mail.ru, Thunderbird, eM Client and Apple Mail, Russian and English. Staff decides.
 */
export const forwardedIn = (text: string): Forwarded | null => {
  const lines = text.split(/\r?\n/, mostLines).map((line) => line.slice(0, longestLine));
  for (const [index, line] of lines.entries()) {
    const bare = bareFrom.exec(line)?.[1];
    const dated = datedLine.exec(line)?.[1] ?? bare;
    const passedOn = dated !== undefined && lines.slice(Math.max(index - 3, 0), index).some((before) => marks.test(before)) ? personIn(dated) : null;
    if (passedOn) return { ...passedOn, subject: bare === undefined ? null : (lines.slice(index, index + linesOfHeader).map((one) => bareSubject.exec(one)?.[1]).find((one) => one !== undefined)?.trim() ?? null) };
    if (!headerLine.test(line)) continue;
    const header = headerFrom(lines, index);
    const author = header.find(({ label }) => labels.from.test(label));
    const person = author && personIn(author.value);
    if (person && header.some(({ label }) => labels.other.test(label) || labels.subject.test(label)))
      return { ...person, subject: header.find(({ label }) => labels.subject.test(label))?.value.replaceAll('**', '').trim() || null };
  }
  return null;
};

/** The subject of what was passed on, without the mark of passing on. */
export const passedOnSubject = (subject: string | null): string | null => subject?.replace(/^\s*(?:(?:fwd?|fw|пересл|переслано|пересылка|пер|переадр)\.?\s*:\s*)+/i, '').replace(/^\s*\[fwd?:\s*(.*)\]\s*$/i, '$1').trim() || null;
