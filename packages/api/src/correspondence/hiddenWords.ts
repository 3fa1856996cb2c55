/** Ways in which a style makes words invisible; none of them is kept, so the words are seen here. */
const hiding = /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0|max-height\s*:\s*0|mso-hide\s*:\s*all|text-indent\s*:\s*-\d{3,}/i;
const longestStyle = 4_000;

/** Whether an HTML hides words from whoever reads it in a mail program: for a filter, for the line of a list, or to trick somebody. */
export const hidesWords = (html: string): boolean => {
  for (const [, double, single] of html.matchAll(/\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) if (hiding.test((double ?? single ?? '').slice(0, longestStyle))) return true;
  return false;
};
