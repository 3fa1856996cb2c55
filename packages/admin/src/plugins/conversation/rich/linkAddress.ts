/** The address that somebody typed for a link; null when it is none that a letter may hold. */
export const linkAddress = (typed: string): string | null => {
  const given = typed.trim();
  if (given === '' || /\s/.test(given)) return null;
  if (/^(?:https?:\/\/|mailto:|tel:)/i.test(given)) return URL.canParse(given) ? given : null;
  if (/^[^/@]+@[^/@]+\.[^/@]+$/.test(given)) return `mailto:${given}`;
  // localhost:8080 is no scheme, javascript: is none that is wanted
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(given)) return null;
  return URL.canParse(`https://${given}`) ? `https://${given}` : null;
};
