/** How mail programs and people announce what follows: the letter that they quote, or their signature. Lines come without blanks around them. */

/** Longer than any line that announces something. */
const longestMark = 300;
const short = (text: string): boolean => text.length <= longestMark;

const separator = /^-{2,}\s{0,3}(?:original (?:message|appointment)|forwarded message|(?:исходное|пересылаемое|пересланное|переадресованное) сообщение)\s{0,3}-{2,}|^(?:begin forwarded message|начало (?:переадресованного|пересылаемого) сообщения)\s?:$/i;
const sender = /^\*?(?:from|от|от кого|отправитель)\s?:/i;
const recipient = /(?:^|\s)\*?(?:to|кому|получатель)\s?:/i;
const wrote = /(?:wrote|writes|пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?)\s?:$/i;
const youWrote = /^(?:здравствуйте|hello|привет)?.{0,80}(?:вы писали|you wrote).{0,60}:$/i;
const when = /\d{1,2}[:.]\d{2}|\b20\d\d\b/;
const addressAtEnd = /<[^<>@\s]{1,80}@[^<>@\s]{1,120}>\s?:$/;

/** «-----Исходное сообщение-----», "Begin forwarded message:". */
export const separates = (line: string): boolean => short(line) && separator.test(line);

/** «От: … Кому: …»: `following` is what stands there and shortly after it. */
export const headsLetter = (line: string, following: string): boolean => sender.test(line) && recipient.test(following);

/** «Анна пишет:», whatever stands before: it needs a marked quote after it to be believed. */
export const mayIntroduce = (line: string): boolean => short(line) && (wrote.test(line) || introduces(line));

/** «24.11.2026, 12:00, "Анна" <anna@x.example>:», «On Tue, Nov 24, 2026 at 12:00 Anna wrote:», «Вторник, 24 ноября 2026, 12:00 +03:00 от Анна <…>:». */
export const introduces = (line: string): boolean => short(line) && when.test(line) && (addressAtEnd.test(line) || wrote.test(line) || youWrote.test(line));

const closing = /^(?:с (?:глубоким |большим )?уважением|с наилучшими пожеланиями|всего (?:доброго|хорошего)|best regards|kind regards|regards|sincerely|yours (?:sincerely|faithfully)|best wishes|cheers)(?:[\s,.!]|$)/i;
const device = /^(?:отправлено (?:с|из) (?:моего |мобильн|почты |iphone|ipad|samsung|устройства|outlook|яндекс|приложения)|sent from (?:my |mail for|outlook|yahoo|iphone|ipad)|get outlook for |скачать outlook для |--\s?отправлено из)/i;
const disclaimer = /^(?:настоящ|данное |это |this )[^.]{0,40}(?:сообщени|письмо|e-?mail|message)/i;

/** «-- », by which programs divide a signature from a letter. */
export const dividesSignature = (line: string): boolean => /^--\s?$|^—$/.test(line);
/** «С уважением, …», "Best regards". */
export const closes = (line: string): boolean => short(line) && closing.test(line);
/** «Отправлено с iPhone». */
export const namesDevice = (line: string): boolean => short(line) && device.test(line);

const mostSignatureLines = 10;
const longestSignatureLine = 100;
const afterthought = /^(?:p\.?\s?s\b|пс\b|п\.\s?с\.|з\.?\s?ы\b)/i;

const belongsToSignature = (line: string): boolean => (line.length <= longestSignatureLine && !line.endsWith('?') && !afterthought.test(line)) || disclaimer.test(line);

/** Whether what stands from a closing up to a line is a signature: a few short lines, none of which asks or adds something. No more of them are looked at. */
export const isSignature = (lines: readonly string[], from: number, until: number): boolean => {
  let said = 0;
  for (let at = from; at < until; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    said += 1;
    if (said > mostSignatureLines || !belongsToSignature(line)) return false;
  }
  return true;
};
