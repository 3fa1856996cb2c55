/** What the head of news says: the way out, which mail programs do by one click where the desk is reached by TLS (RFC 2369, RFC 8058), and that they go to many. */
export const newsHeaders = (url: string): Record<string, string> => ({
  'List-Unsubscribe': `<${url}>`,
  ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  Precedence: 'bulk',
});
