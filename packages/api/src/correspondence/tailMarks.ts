import { addsWords, beginsSignature, isOwnWords } from './ownWords.ts';

/** How mail programs and people announce what follows: the letter that they quote, or their signature. Lines come without blanks around them. */

/** Longer than any line that announces something. */
const longestMark = 300;
const short = (text: string): boolean => text.length <= longestMark;

const separator = /^-{2,}\s{0,3}(?:original (?:message|appointment)|forwarded message|(?:исходное|пересылаемое|пересланное|переадресованное) сообщение)\s{0,3}-{2,}|^(?:begin forwarded message|начало (?:переадресованного|пересылаемого) сообщения)\s?:$/i;
const sender = /^\*{0,2}(?:from|от|от кого|отправитель)\s?:/i;
const recipient = /(?:^|\s)\*{0,2}(?:to|кому|получатель)\s?:/i;
const dateOrSubject = /(?:^|\s)\*{0,2}(?:sent|date|отправлено|дата(?: отправки)?|subject|тема)\s?:/i;
const label = /^\*{0,2}(?:from|to|cc|bcc|sent|date|subject|reply-to|importance|priority|sensitivity|attachments?|categories|от|от кого|отправитель|кому|получатель|копия|скрытая копия|ск|отправлено|дата(?: отправки)?|тема|ответить|важность|приоритет|вложени[ея]|категории)\s?:/i;
const otherLabel = /^\*{0,2}[\p{L}][\p{L}\d_-]{0,30}\s?:(?:\s|$)/u;
/** «From: 10.0.0.1», "From: <sip:100@pbx>". */
const ofMachines = /^[^:]{1,20}:\*{0,2}\s{0,8}<?(?:sips?:|tel:|\d|[\da-f]{2}:[\da-f]{2}:)/i;
const wrote = /(?:wrote|writes|пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?)\s?:$/i;
const youWrote = /^(?:здравствуйте|hello|привет)?.{0,80}(?:вы писали|you wrote).{0,60}:$/i;
const when = /\d{1,2}[:.]\d{2}|\b20\d\d\b/;
const addressAtEnd = /(?:<[^<>@\s]{1,80}@[^<>@\s]{1,120}>|\([^()<>@\s]{1,80}@[^()<>@\s]{1,120}\))\s?:$/;
/** «… от Анна anna@x.example :» */
const bareAddressAtEnd = (line: string): boolean => {
  const at = line.lastIndexOf('@');
  return at > 0 && /^[^<>@\s]{1,120}\s?:$/.test(line.slice(at + 1)) && /[^<>@\s]$/.test(line.slice(0, at)) && /(?:^|\s)от\s/i.test(line);
};
/** «Анна писал(а) 24.11.2026 12:00:», "Am 24.11.2026 um 12:00 schrieb Anna:". */
const wroteThen = /(?:\s(?:писал(?:\(а\)|а)?|написал(?:\(а\)|а)?) \d[\d.:\-/ ]{5,30}|\sschrieb .{1,100}|\sa écrit|\sescribió)\s?:$/i;

/** «-----Исходное сообщение-----», "Begin forwarded message:". */
export const separates = (line: string): boolean => short(line) && separator.test(line);

/** «От: … Кому: …», "From: … To: … Subject: …", or two of these in bold or with an address: `following` is what stands there and shortly after it. A log of connections has such names, too, beside others. */
export const headsLetter = (line: string, following: readonly string[]): boolean => {
  if (!sender.test(line) || ofMachines.test(line)) return false;
  const until = following.findIndex((one) => otherLabel.test(one) && !label.test(one));
  const heading = following.slice(0, until === -1 ? following.length : until).map((one) => one.slice(0, longestMark)).join(' ');
  return recipient.test(heading) && (dateOrSubject.test(heading) || /^(?:\*|о)/i.test(line) || /[^\s@]@[\p{L}\d-]{1,63}\.\p{L}/u.test(line));
};

/** «Анна пишет:», whatever stands before: it needs a marked quote after it to be believed. */
export const mayIntroduce = (line: string): boolean => short(line) && (wrote.test(line) || introduces(line));

/** «24.11.2026, 12:00, "Анна" <anna@x.example>:», «On Tue, Nov 24, 2026 at 12:00 Anna wrote:», «Вторник, 24 ноября 2026, 12:00 +03:00 от Анна <…>:». */
export const introduces = (line: string): boolean => line.endsWith(':') && short(line) && when.test(line) && (addressAtEnd.test(line) || bareAddressAtEnd(line) || wrote.test(line) || wroteThen.test(line) || youWrote.test(line));

/** «Кому: Роман (…);», «Тема: Вопрос;», a rule. */
export const precedesIntroduction = (line: string): boolean => short(line) && /^(?:(?:кому|копия|тема)\s?:.*;|-{10,})$/i.test(line);

/** «вт, 24 нояб. 2026 г. в 12:00, …», «On Tue, Nov 24, …», «24.11.2026 …». */
export const beginsIntroduction = (line: string): boolean => short(line) && when.test(line) && /^(?:on |\p{L}{2,11}\.?,? )?(?:\p{L}{3,9}\.?,? ){0,2}\d{1,2}[. ,/]/iu.test(line);

const closing = /^(?:с (?:глубоким |большим |искренним )?уважением|с ув\.?(?=,|\s|$)|(?:заранее )?(?:спасибо|благодарю|благодарим)(?: заранее)?(?=,$)|(?:many )?thanks(?: and regards)?(?=,$)|thank you(?=,$)|с наилучшими пожеланиями|всего (?:доброго|хорошего)|хорошего (?:дня|вечера)|до свидания|с благодарностью|искренне ваш[аи]?|(?:with )?(?:best|kind|kindest|warm) regards|regards|br(?=,?$)|respectfully|sincerely|yours (?:sincerely|faithfully)|best wishes|cheers)/i;
const afterClosing = /^(?:$|\s?[,.!/–—-]|\s+(?:\p{Lu}|[«"]|ваш|yours|и |к [Вв]ам,?$))/u;
const device = /^(?:отправлено (?:с|из|с помощью|через) (?:моего |мобильн|почты |mail|vk|yandex|планшета|iphone|ipad|samsung|устройства|outlook|яндекс|приложения|телефона|смартфона)|sent from (?:my |mail for|samsung|outlook|yahoo|iphone|ipad)|sent with (?:proton|spark|mailspring|airmail|tuta)|get outlook for |(?:скачать|получить|получите) outlook для |без вирусов\.|virus-free\.|(?:это (?:сообщение|письмо) )?проверено на (?:вирусы|наличие вирусов)|--\s?отправлено из)/i;
const disclaimer = /^(?:(?:внимание|важно|конфиденциальн[а-я]{1,5}|attention|caution|confidential(?:ity)?(?: notice)?)[!.:]? ?)?(?:настоящ|данное |это |this )[^.]{0,40}(?:сообщени|письмо|e-?mail|message)/i;

const parts = /^(?:—|---)$/;
/** «-- », by which programs divide a signature from a letter. */
export const dividesSignature = (line: string): boolean => line === '--' || parts.test(line);
/** «С уважением, …», "Best regards". */
export const closes = (line: string): boolean => short(line) && afterClosing.test(line.slice(greetingOf(line)?.length ?? line.length)) && greetingOf(line) !== null;
const greetingOf = (line: string): string | null => closing.exec(line)?.[0] ?? null;
/** «Отправлено с iPhone». */
export const namesDevice = (line: string): boolean => short(line) && device.test(line);

const mostSignatureLines = 10;
const longestSignatureLine = 100;

const belongsToSignature = (line: string, isFirst: boolean): boolean =>
  namesDevice(line) || (line.length <= longestSignatureLine && !(isFirst || closes(line) ? addsWords(line, greetingOf(line) ?? '') : isOwnWords(line))) || disclaimer.test(line);

/**
 * Whether what stands from a closing up to a line is a signature: a few short lines, none of which asks, adds or tells something. No more
 * of them are looked at. Below a rule by which people also part what they write, «—» or «---», somebody's name has to begin it.
 */
export const isSignature = (lines: readonly string[], from: number, until: number): boolean => {
  let said = 0;
  for (let at = from; at < until; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    said += 1;
    if (said > mostSignatureLines || !belongsToSignature(line, at === from)) return false;
    if (said === 2 && parts.test(lines[from] ?? '') && !closes(line) && !beginsSignature(line)) return false;
  }
  return true;
};
