/** Under which names other APIs take keys in addresses, and so programs try it here. */
const keyNames: ReadonlySet<string> = new Set(['key', 'apikey', 'api_key', 'api-key', 'access_token', 'token', 'auth', 'authorization', 'bearer']);
/** How a key of ours begins, under whatever name. */
const ourKey = /^(?:bearer\s+)?rk_/i;

/**
 * Whether an address brings a key in its question. Addresses stay in logs, histories and referrers, where others read them; whoever
 * sends one there is told so, and not taken for nobody.
 */
export const hasKeyInAddress = (url: string | undefined): boolean => {
  const question = url?.split('?').slice(1).join('?');
  if (!question) return false;
  return [...new URLSearchParams(question)].some(([name, value]) => keyNames.has(name.toLowerCase()) || ourKey.test(value));
};
