import type { MailText } from '../regulation/regulationParameters.ts';
import { letterhead } from './letterhead.ts';
import { htmlLetter, messageMark } from './htmlLetter.ts';
import type { TemplateValues } from './rendering.ts';
import { composeLetter, type TemplateKey } from './templates.ts';

/** What a letter says: by this and nothing else do letters that leave and previews of them get their words. */
export interface WordedLetter {
  subject: string;
  body: string;
  /** With the message as it was formatted; null where it is plain text. */
  bodyHtml: string | null;
  /** What other machines are told of it. */
  headers: Record<string, string>;
}

/** What machines are told by a machine's letter: do not answer (RFC 3834 and the habits of other systems); and we, that it is ours when it comes back. */
const machineHeaders = (autoSubmitted: string): Record<string, string> => ({
  'Auto-Submitted': autoSubmitted,
  'X-Auto-Response-Suppress': 'All',
  Precedence: 'auto_reply',
  'X-Loop': letterhead().supportEmail,
});

/** The letter of a template with its values, in the words of a version of the regulation where it has its own (§2.4). */
export const wordedLetter = (
  { templateKey, locale, values, messageHtml }: { templateKey: TemplateKey; locale: string; values: TemplateValues; messageHtml?: string | null | undefined },
  texts: readonly MailText[],
): WordedLetter => {
  const { subject, body, autoSubmitted } = composeLetter(templateKey, locale, values, texts);
  return {
    subject,
    body,
    bodyHtml: messageHtml ? htmlLetter(composeLetter(templateKey, locale, { ...values, 'message.body': messageMark }, texts).body, messageHtml) : null,
    headers: autoSubmitted ? machineHeaders(autoSubmitted) : {},
  };
};
