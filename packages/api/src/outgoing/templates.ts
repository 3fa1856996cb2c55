import { locales, type Locale } from '@reglament/schema';
import type { MailText } from '../regulation/regulationParameters.ts';
import { headerText, render, type TemplateValues } from './rendering.ts';
import { soundOrNull } from './requiredPlaces.ts';
import type { TemplateKey } from './templateKeys.ts';
import data from './templates/mailTemplates.json' with { type: 'json' };

export { templateKeys, type TemplateKey } from './templateKeys.ts';

/** What a machine's letter says of itself (RFC 3834), so that no other machine answers it; null for a letter of a person. */
export type AutoSubmitted = 'auto-replied' | 'auto-generated' | null;

interface Template {
  key: string;
  /** The clauses that ask for the letter. */
  clause: string;
  autoSubmitted: string | null;
  subject: Record<Locale, string>;
  body: Record<Locale, string>;
}

const templates = new Map<string, Template>(data.map((template) => [template.key, template]));

export const templateOf = (key: TemplateKey): Template => {
  const template = templates.get(key);
  if (!template) throw new Error(`There is no mail template ${key}`);
  return template;
};

/** Whether the desk writes the letter by itself; the others carry what a person wrote. */
export const isMachines = (key: TemplateKey): boolean => templateOf(key).autoSubmitted !== null;

export interface ComposedLetter {
  subject: string;
  body: string;
  autoSubmitted: AutoSubmitted;
}

/** The letter of a template in a language, in the words of a version of the regulation where it has its own and they say what the letter is for; a language that we do not speak gets Russian. */
export const composeLetter = (key: TemplateKey, locale: string, values: TemplateValues, texts: readonly MailText[] = []): ComposedLetter => {
  const template = templateOf(key);
  const language = locales.find((one) => one === locale) ?? 'ru';
  const own = texts.find((one) => one.template === key && one.locale === language);
  return {
    subject: headerText(render(soundOrNull(key, 'subject', own?.subject) ?? template.subject[language], values)),
    body: render(soundOrNull(key, 'body', own?.body) ?? template.body[language], values).trim(),
    autoSubmitted: autoSubmittedOf(template),
  };
};

const autoSubmittedOf = ({ autoSubmitted }: Template): AutoSubmitted =>
  autoSubmitted === 'auto-replied' || autoSubmitted === 'auto-generated' ? autoSubmitted : null;
