import type { Locale } from '@reglament/schema';
import type { ConsolePlugin, Messages } from './plugin.ts';

/** Puts one set of messages over another; the later one wins. */
export const mergeMessages = (below: Messages, above: Messages): Messages => {
  const merged: Record<string, string | Messages> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key];
    merged[key] = typeof value === 'object' && typeof old === 'object' ? mergeMessages(old, value) : value;
  }
  return merged;
};

/** Nested messages as `key.key.key` → text. */
export const flattenMessages = (messages: Messages, prefix = ''): Map<string, string> =>
  new Map(Object.entries(messages).flatMap(([key, value]) =>
    (typeof value === 'string' ? [[prefix + key, value] as const] : [...flattenMessages(value, `${prefix}${key}.`)])));

/** The messages of a plugin in one language; nothing when it has none. */
export const messagesOf = async (plugin: Pick<ConsolePlugin, 'messages'>, locale: Locale): Promise<Messages> =>
  (await plugin.messages?.[locale]())?.default ?? {};

/** How many forms a plural has: 1 обращение, 2 обращения, 5 обращений; 1 request, 2 requests. */
export const pluralForms = { ru: 3, en: 2 } as const satisfies Record<Locale, number>;

/** What is wrong with the messages of one language: plurals with too few forms or a form that hides its number. */
export const pluralProblems = (messages: Messages, locale: Locale): string[] =>
  [...flattenMessages(messages)].flatMap(([key, text]) => {
    const forms = text.split('||||');
    const counted = text.includes('%{smart_count}');
    if (forms.length === 1 && !counted) return [];
    if (forms.length !== pluralForms[locale]) return [`${locale} ${key}: a count needs ${pluralForms[locale]} forms, found ${forms.length}`];
    // 21 and 101 take the first Russian form, so a bare «одно обращение» would lie. Names of resources are titles, not counts.
    return locale === 'ru' && !/^resources\.\w+\.name$/.test(key) && forms.some((form) => !form.includes('%{smart_count}')) ? [`ru ${key}: every form must carry %{smart_count}`] : [];
  });

/** Keys that one language has and the other lacks. */
export const missingKeys = (ru: Messages, en: Messages): string[] => {
  const [russian, english] = [flattenMessages(ru), flattenMessages(en)];
  return [
    ...[...russian.keys()].filter((key) => !english.has(key)).map((key) => `en lacks ${key}`),
    ...[...english.keys()].filter((key) => !russian.has(key)).map((key) => `ru lacks ${key}`),
  ];
};
