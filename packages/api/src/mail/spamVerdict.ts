/** What filters before a mailbox write where they hold a letter for unwanted: a header in lower case, and how its value begins. */
const verdicts: ReadonlyMap<string, RegExp> = new Map([['x-spam-flag', /^\s*yes\b/i], ['x-spam-status', /^\s*yes\b/i], ['x-spam', /^\s*yes\b/i]]);

/**
 * §4.9: whether a filter before the desk calls a letter unwanted. Whose header it is need not be known: whoever writes it by himself says it
 * of his own letter alone; that a letter is wanted is believed of nobody.
 */
export const isCalledSpam = (headers: ReadonlyMap<string, readonly string[]>): boolean =>
  [...verdicts].some(([name, says]) => (headers.get(name) ?? []).some((value) => says.test(value)));
