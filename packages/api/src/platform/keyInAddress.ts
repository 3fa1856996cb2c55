import type { Logger } from './log.ts';

/** Under which names other APIs take keys in addresses, and so programs try it here. */
const keyNames: ReadonlySet<string> = new Set(['key', 'apikey', 'api_key', 'api-key', 'access_token', 'token', 'auth', 'authorization', 'bearer']);
/** How a key of ours begins, under whatever name. */
const ourKey = /^(?:bearer\s+)?rk_/i;
/** So much of a key stands in the list of keys, to recognise it by; it gives away nothing of use. */
const shownCharacters = 10;

/**
 * Whether an address brings a key in its question. Addresses stay in logs, histories and referrers, where others read them; whoever
 * sends one there is told so, and not taken for nobody.
 */
export const hasKeyInAddress = (url: string | undefined): boolean => {
  const question = url?.split('?').slice(1).join('?');
  if (!question) return false;
  return [...new URLSearchParams(question)].some(([name, value]) => keyNames.has(name.toLowerCase()) || ourKey.test(value));
};

const valuesIn = (url: string | undefined): string[] => [...new URLSearchParams(url?.split('?').slice(1).join('?') ?? '').values()];

/**
 * A key in an address is an alert for whoever runs the desk: it stands in logs of proxies by now and has to be revoked. Said with the
 * beginning by which it is found under “External systems”; null where what came is none of ours.
 */
export const alertOfKeyInAddress = (log: Pick<Logger, 'warn'>, url: string | undefined, where: { path: string; peer: string | undefined; requestId?: string }): void => {
  const key = valuesIn(url).map((value) => value.replace(/^bearer\s+/i, '')).find((value) => ourKey.test(value)) ?? null;
  log.warn({ code: 'KEY_IN_ADDRESS', ...where, keyBegins: key?.slice(0, shownCharacters) ?? null }, 'a key came in an address, where logs keep it: revoke it and give its system another');
};
