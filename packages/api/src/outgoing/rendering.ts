/** Values of a letter by the name of their placeholder. Empty text, null and false make `{if …}` leave its text out. */
export type TemplateValues = Readonly<Record<string, string | boolean | null>>;

type Piece = { text: string } | { placeholder: string } | { condition: string; pieces: Piece[] };

const token = /\{if ([\w.]+)\}|\{\/if\}|\{([a-z]\w*(?:\.\w+)*)\}/g;

/** The pieces of a template; conditions may stand inside conditions. Throws when an `{if …}` and its `{/if}` do not match. */
const piecesOf = (template: string): Piece[] => {
  const open: Piece[][] = [[]];
  let position = 0;
  for (const match of template.matchAll(token)) {
    const [whole, condition, placeholder] = match;
    const inner = open.at(-1);
    if (!inner) break;
    inner.push({ text: template.slice(position, match.index) });
    position = match.index + whole.length;
    if (placeholder !== undefined) inner.push({ placeholder });
    else if (condition === undefined) open.pop();
    else {
      const pieces: Piece[] = [];
      inner.push({ condition, pieces });
      open.push(pieces);
    }
  }
  const [all, ...unclosed] = open;
  if (!all || unclosed.length > 0) throw new Error('An {if …} of the template and its {/if} do not match');
  all.push({ text: template.slice(position) });
  return all;
};

const parsed = new Map<string, Piece[]>();
const known = (template: string): Piece[] => {
  const pieces = parsed.get(template) ?? piecesOf(template);
  parsed.set(template, pieces);
  return pieces;
};

const valueOf = (values: TemplateValues, name: string): string | boolean | null => {
  const value = values[name];
  if (value === undefined) throw new Error(`The template asks for {${name}}, which nobody gives`);
  return value;
};

const write = (pieces: readonly Piece[], values: TemplateValues): string =>
  pieces
    .map((piece) => {
      if ('text' in piece) return piece.text;
      if ('placeholder' in piece) return String(valueOf(values, piece.placeholder) ?? '');
      return valueOf(values, piece.condition) ? write(piece.pieces, values) : '';
    })
    .join('');

/**
 * Fills a template. A value is put in as it is and never read as a template, so what a client wrote cannot pull in other values.
 * @throws Error for a placeholder without a value: better no letter than one with a hole; a test renders every template
 */
export const render = (template: string, values: TemplateValues): string => write(known(template), values);

const longestSubjectInCharacters = 250;

/** A text fit for a header: one line, without control characters, of bounded length. */
export const headerText = (text: string): string => {
  // \p{Cc} holds CR and LF, \p{Zl} and \p{Zp} the line ends of Unicode: none may begin another header
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= longestSubjectInCharacters ? line : `${line.slice(0, longestSubjectInCharacters - 1).toWellFormed().trimEnd()}…`;
};
