import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'ra-core';
import type { Locale } from '@reglament/schema';
import { mergeMessages, messagesOf } from '../kit/messages.ts';
import type { Lazy, Messages } from '../kit/plugin.ts';
import type { Incidents } from '../kit/incidents.ts';
import { languages } from '../kit/preferences/languages.ts';
import type { Registry } from '../kit/registry.ts';

/** Any stored or foreign language tag as one of ours; Russian unless it says English. */
export const localeOf = (tag: unknown): Locale => (typeof tag === 'string' && tag.toLowerCase().startsWith('en') ? 'en' : 'ru');

const own: Readonly<Record<Locale, readonly Lazy<Messages>[]>> = {
  ru: [() => import('./messages/reactAdmin.ru.ts').then(({ reactAdminRu }) => ({ default: reactAdminRu as unknown as Messages })), () => import('../kit/messages/ru.ts'), () => import('./messages/ru.ts')],
  en: [() => import('ra-language-english').then(({ default: messages }) => ({ default: messages as unknown as Messages })), () => import('../kit/messages/en.ts'), () => import('./messages/en.ts')],
};

/** All messages of one language: react-admin's, the kit's, the shell's and those of every plugin. A plugin whose messages do not come is reported, not fatal. */
export const loadMessages = async (locale: Locale, registry: Pick<Registry, 'active'>, incidents: Pick<Incidents, 'report'>): Promise<Messages> => {
  const ours = await Promise.all(own[locale].map(async (load) => (await load()).default));
  const theirs = await Promise.all(registry.active.map(async (plugin) => {
    try {
      return await messagesOf(plugin, locale);
    } catch (error) {
      incidents.report(plugin.id, `messages:${locale}`, error);
      return {};
    }
  }));
  return [...ours, ...theirs].reduce(mergeMessages, {});
};

/** Translations for react-admin: the first language is there before the first rendering, others come when they are chosen. */
export const createI18n = async (locale: Locale, registry: Pick<Registry, 'active'>, incidents: Pick<Incidents, 'report'>): Promise<I18nProvider> => {
  const first = await loadMessages(locale, registry, incidents);
  const messagesFor = (wanted: string): TranslationMessages | Promise<TranslationMessages> =>
    (wanted === locale ? first : loadMessages(localeOf(wanted), registry, incidents)) as unknown as TranslationMessages | Promise<TranslationMessages>;
  return polyglotI18nProvider(messagesFor, locale, [...languages], { allowMissing: true });
};
