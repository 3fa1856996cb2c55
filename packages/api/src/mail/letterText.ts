import type { Locale } from '@reglament/schema';
import { tailAt } from '../correspondence/textTail.ts';
import type { LetterFile } from '../attachments/letterFiles.ts';
import { firstBytes } from '../platform/input/firstBytes.ts';
import { composed } from '../platform/text/composed.ts';
import { longestBody, longestSubject } from '../tickets/requestFields.ts';

const words = {
  ru: { noSubject: '(без темы)', emptyBody: '(пустое письмо)', fullSubject: 'Тема письма полностью', cut: 'Текст сокращён: целиком он сохранён в исходном письме.', files: 'Вложения (сохранены в исходном письме)', kilobytes: 'КБ' },
  en: { noSubject: '(no subject)', emptyBody: '(empty letter)', fullSubject: 'The whole subject', cut: 'The text is cut: the original letter holds all of it.', files: 'Attachments (kept in the original letter)', kilobytes: 'KB' },
} satisfies Record<Locale, Record<string, string>>;

/**
 * The language in which a letter is to be answered: Russian when the author's own words hold a Cyrillic letter, since an English log
 * makes no English letter; English otherwise, whatever language the letter quotes.
 */
export const languageOfText = (text: string): Locale => (/\p{Script=Cyrillic}/u.test(text.slice(0, tailAt(text) ?? text.length)) ? 'ru' : 'en');

const cleaned = (text: string): string => composed(text.replaceAll('\u0000', '').replaceAll(/\r\n?/g, '\n').toWellFormed());

const oneLine = (text: string): string => cleaned(text).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/**
 * §4.2, §4.5: what a letter says, in the form in which a request is kept. Nothing is refused for its form: an empty subject or
 * text gets a word in its place, one that is too long is cut with a note, and the letter itself is kept whole. `files` are named
 * behind the text; a message has them, or a remark, beside it.
 */
export const requestTextOf = (letter: { subject: string | null; text: string; files: readonly Pick<LetterFile, 'name' | 'content'>[] }, locale: Locale): { subject: string; body: string } => {
  const say = words[locale];
  const whole = oneLine(letter.subject ?? '');
  const isLong = whole.length > longestSubject;
  const subject = isLong ? `${whole.slice(0, longestSubject - 1).toWellFormed()}…` : whole || say.noSubject;
  const before = isLong ? `${say.fullSubject}: ${firstBytes(whole, 20_000)}\n\n` : '';
  const after = letter.files.length === 0 ? '' : `\n\n${say.files}: ${letter.files.slice(0, 50).map(({ name, content }) => `${oneLine(name).slice(0, 200).toWellFormed()} (${Math.ceil(content.length / 1024)} ${say.kilobytes})`).join(', ')}`;
  const text = cleaned(letter.text).trim() || say.emptyBody;
  const room = longestBody - Buffer.byteLength(before) - Buffer.byteLength(after);
  const fits = Buffer.byteLength(text) <= room;
  const shown = fits ? text : `${firstBytes(text, room - Buffer.byteLength(`\n\n${say.cut}`))}\n\n${say.cut}`;
  return { subject, body: `${before}${shown}${after}` };
};
