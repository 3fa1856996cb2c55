import type { IncomingHttpHeaders } from 'node:http';

export const foreignOrigin = {
  ru: 'Страницы других сайтов сюда не обращаются; программам заголовок Origin не нужен',
  en: 'Pages of other sites do not ask here; programs need no Origin header',
} as const;

/** A page of another site must not ask with our cookie. Programs send no Origin; a page is ours by the name that it was called by, or by that of PUBLIC_URL. */
export const isOwnOrigin = ({ origin, host }: IncomingHttpHeaders, publicHost?: string): boolean => {
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const asking = new URL(origin).host;
  return asking !== '' && (asking === host || asking === publicHost);
};
