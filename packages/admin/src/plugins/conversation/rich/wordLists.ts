const itemPattern = /<p\b[^>]*mso-list:[^>]*>[\s\S]*?<\/p>/gi;
const signPattern = /<!--\[if !supportLists\]-->([\s\S]*?)<!--\[endif\]-->/i;
const isNumber = (sign: string): boolean => /^\s*(?:<[^>]*>\s*)*[\da-zа-я]{1,3}[.)]/i.test(sign);

/** Word writes lists as paragraphs with a sign before them: they become lists again, each run of items of one kind a list. */
export const withWordLists = (html: string): string => html.includes('mso-list')
  ? html
    .replaceAll(itemPattern, (item) => {
      const tag = isNumber(signPattern.exec(item)?.[1] ?? '') ? 'ol' : 'ul';
      return `<${tag}><li>${item.replace(signPattern, '')}</li></${tag}>`;
    })
    .replaceAll(/<\/(ul|ol)>\s*<\1>/g, '')
  : html;
