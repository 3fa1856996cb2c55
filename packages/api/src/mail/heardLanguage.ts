import type { Locale } from '@reglament/schema';
import { tailAt } from '../correspondence/textTail.ts';

/** Words without which nobody writes English, and which no log is full of. */
const english = new Set(['the', 'a', 'an', 'is', 'are', 'was', 'were', 'we', 'you', 'our', 'your', 'i', 'it', 'this', 'that', 'and', 'of', 'to', 'in', 'on', 'with', 'for', 'not', 'please', 'hello', 'hi', 'dear', 'can', 'how', 'what', 'when', 'after', 'does', 'have', 'has', 'would', 'could', 'thank', 'thanks', 'regards']);
/** A line of a log has one or two of them by chance. */
const enough = 4;

/**
 * §4.2: in which language a person is known to write after one more letter; null while nobody can tell. A Cyrillic letter among the
 * author's own words is Russian, and whoever wrote Russian once reads it: an English log or a bare "Re:" changes nothing. English is
 * what is full of English words.
 */
export const heardLanguage = (before: Locale | null, { subject, text, name }: { subject: string | null; text: string; name: string }): Locale | null => {
  const own = text.slice(0, tailAt(text) ?? text.length);
  if (/\p{Script=Cyrillic}/u.test(own)) return 'ru';
  if (before !== null || /\p{Script=Cyrillic}/u.test(`${subject ?? ''} ${name}`)) return before;
  const words = new Set(own.toLowerCase().match(/[a-z]+/g) ?? []);
  return [...words].filter((word) => english.has(word)).length >= enough ? 'en' : null;
};
