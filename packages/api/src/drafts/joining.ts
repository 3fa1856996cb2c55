/** What a draft holds. */
export interface Written {
  text: string;
  /** Null for plain text. */
  html: string | null;
  question: boolean;
  attachmentIds: readonly string[];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const paragraphsOf = (text: string): string => text.split('\n').map((line) => `<p>${line.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? sign)}</p>`).join('');

/** Two texts, one below the other; nothing of either is lost. Formatted when one of them is. */
export const joined = (above: Written, below: Written): Written => ({
  text: [above.text, below.text].filter((text) => text.trim() !== '').join('\n\n'),
  html: above.html === null && below.html === null ? null : [above, below].map(({ html, text }) => html ?? paragraphsOf(text)).join('<p></p>'),
  question: above.question || below.question,
  attachmentIds: [...new Set([...above.attachmentIds, ...below.attachmentIds])],
});
