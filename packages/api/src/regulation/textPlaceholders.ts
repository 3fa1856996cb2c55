const places = /\{(?:if )?([^{}]*)\}/g;
const name = /^[a-z]\w*(?:\.\w+)*$/;

/** What is wrong with a text of a letter, or null. */
export type TextFault = { unknown: string } | { unmatched: true } | null;

/**
 * §4.2, §4.4: a letter with a hole tells the client nothing. Every place of a text must be one that the letter fills, and each
 * condition must end.
 */
export const faultOfText = (text: string, placeholders: readonly string[]): TextFault => {
  let open = 0;
  for (const [whole, inside = ''] of text.matchAll(places)) {
    if (whole === '{/if}') open -= 1;
    else if (!name.test(inside) || !placeholders.includes(inside)) return { unknown: whole };
    else if (whole.startsWith('{if ')) open += 1;
    if (open < 0) return { unmatched: true };
  }
  // a brace that belongs to no place is a place that was mistyped
  return open !== 0 || /[{}]/.test(text.replaceAll(places, '')) ? { unmatched: true } : null;
};
