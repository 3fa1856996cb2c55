import { htmlOfText } from './htmlOfText.ts';
import { languageOfLetter } from './wording.ts';

/** Fonts that every machine has; nothing of a letter is fetched from anywhere. */
const fonts = "-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/**
 * The page of a letter beside its plain text (multipart/alternative). It names no colour of text or ground: mail programs then show it in
 * their own, light or dark, and it stays readable at any width. A formatted answer lies in it as it is.
 */
export const letterPage = ({ body, bodyHtml, locale }: { body: string; bodyHtml: string | null; locale: string }): string =>
  `<!doctype html><html lang="${languageOfLetter(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
  '<style>:root{color-scheme:light dark}img{max-width:100%;height:auto}</style></head>' +
  `<body style="margin:0;padding:16px"><div style="max-width:640px;font:15px/1.5 ${fonts};overflow-wrap:anywhere">${bodyHtml ?? htmlOfText(body)}</div></body></html>`;
