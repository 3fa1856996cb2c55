import { announcementKinds, type AnnouncementKind, type Locale } from '@reglament/schema';

/** Where a person stands who followed the link in a letter: nothing is done before a button is pressed, for programs follow links too. */
export type NewsState = 'ASKED' | 'REFUSED' | 'WANTED' | 'UNKNOWN' | 'TOO_OFTEN';

const words: Readonly<Record<Locale, Readonly<Record<NewsState, { title: string; text: string; act: string | null }>>>> = {
  ru: {
    ASKED: { title: 'Не присылать такие письма?', text: 'Письма по вашим обращениям — подтверждения, ответы, вопросы — будут приходить как прежде.', act: 'Не присылать' },
    REFUSED: { title: 'Больше не пришлём', text: 'Письма по вашим обращениям будут приходить как прежде.', act: 'Присылать снова' },
    WANTED: { title: 'Будем присылать', text: 'Отказаться можно в любое время по ссылке в письме.', act: null },
    UNKNOWN: { title: 'Ссылка не действует', text: 'Откройте её из письма целиком или ответьте на любое письмо поддержки.', act: null },
    TOO_OFTEN: { title: 'Слишком много попыток', text: 'Повторите через несколько минут.', act: null },
  },
  en: {
    ASKED: { title: 'No more such letters?', text: 'Letters on your requests — confirmations, answers, questions — keep coming.', act: 'Stop them' },
    REFUSED: { title: 'They will not come any more', text: 'Letters on your requests keep coming.', act: 'Send them again' },
    WANTED: { title: 'They will come again', text: 'The link in a letter stops them at any time.', act: null },
    UNKNOWN: { title: 'This link does not work', text: 'Open it from the letter as a whole, or reply to any letter of the support desk.', act: null },
    TOO_OFTEN: { title: 'Too many attempts', text: 'Try again in a few minutes.', act: null },
  },
};

const style = 'body{margin:0;padding:32px 20px;font:16px/1.5 system-ui,sans-serif}main{max-width:480px;margin:0 auto}h1{font-size:22px;line-height:1.3}button{min-height:44px;padding:0 20px;border:1px solid currentColor;border-radius:6px;background:none;color:inherit;font:inherit;cursor:pointer}:root{color-scheme:light dark}';

/** A page by itself: it fetches nothing and says nothing of whom it is about. */
export const newsPage = (state: NewsState, kind: AnnouncementKind | null, locale: Locale): string => {
  const { title, text, act } = words[locale][state];
  const about = kind === null ? '' : `<p>${announcementKinds[kind][locale]}</p>`;
  const form = act === null ? '' : `<form method="post"><button name="choice" value="${state === 'REFUSED' ? 'WANTED' : 'REFUSED'}">${act}</button></form>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head><body><main>${about}<h1>${title}</h1><p>${text}</p>${form}</main></body></html>`;
};
