import { clean } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { bodyOf } from '../tickets/requestFields.ts';
import { attachmentIn } from './attachmentAddress.ts';
import { textOfHtml } from './htmlText.ts';
import { safeHtml } from './letterHtml.ts';

const clause = '4.6';

interface GivenBody {
  body?: string | null | undefined;
  bodyHtml?: string | null | undefined;
  attachmentIds?: readonly string[] | null | undefined;
}

/** §4.6: what an answer says, in plain text and, when its author formatted it, in HTML by the same rules as a client's letter. */
export const answerBody = ({ body, bodyHtml, attachmentIds }: GivenBody): { body: string; bodyHtml: string | null; remoteImages: number } => {
  if (bodyHtml == null || clean(bodyHtml) === '') return { body: bodyOf(body, clause), bodyHtml: null, remoteImages: 0 };
  const given = bodyOf(bodyHtml, clause, 'bodyHtml');
  const own = new Set(attachmentIds?.map((id) => id.toLowerCase()));
  const safe = safeHtml(given, (source) => (own.has(attachmentIn(source) ?? '') ? source : null));
  if (!safe) throw refusal('INVALID_VALUE', { field: ['bodyHtml'], clause, params: { reason: { ru: 'слишком глубокая разметка', en: 'its mark-up is nested too deep' } } });
  const text = textOfHtml(safe.html);
  // an answer may be one picture: it still says something in plain text
  return { body: bodyOf(text === '' && safe.html.includes('<img') ? '[…]' : text, clause, 'bodyHtml'), bodyHtml: safe.html, remoteImages: safe.remoteImages };
};
