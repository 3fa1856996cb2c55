import { Tokenizer } from 'htmlparser2';

/** Where a reader sees a line of its own begin and end. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(' '),
);
const cells: ReadonlySet<string> = new Set(['td', 'th']);
/** What stands in them nobody reads; `xml` is what Word leaves for itself. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'select', 'datalist', 'iframe', 'noembed', 'noframes', 'xmp', 'svg', 'math', 'xml']);

/** Nobody closes them, so nothing lies in them. */
const isVoid: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'col', 'wbr', 'area', 'link', 'meta', 'base']);
const keepsLines = /white-space\s*:\s*pre/i;
const longestStyle = 4_000;

const asciiBlanks = /[ \t\n\f\r]+/g;
const isBlank = (text: string): boolean => !/[^ \t\n\f\r]/.test(text);

/** Puts the words of a document together, line by line. */
class Lines {
  readonly #lines: string[] = [];
  #line = '';
  #isOpen = false;
  #isAsWritten = false;

  add(text: string): void {
    if (!this.#isOpen && isBlank(text)) return;
    this.#line += text.replaceAll(asciiBlanks, ' ');
    this.#isOpen = true;
  }

  addAsWritten(text: string): void {
    for (const [index, one] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.end();
      if (one === '') continue;
      this.#line += one;
      [this.#isOpen, this.#isAsWritten] = [true, true];
    }
  }

  end(): void {
    this.#lines.push(this.#isAsWritten ? this.#line.replaceAll('\u00a0', ' ').trimEnd() : this.#line.replaceAll(/\s+/g, ' ').trim());
    [this.#line, this.#isOpen, this.#isAsWritten] = ['', false, false];
  }

  /** Whether it was open. */
  endOpen(): boolean {
    if (!this.#isOpen) return false;
    this.end();
    return true;
  }

  get count(): number {
    return this.#lines.length;
  }

  whole(): string {
    this.endOpen();
    return this.#lines.join('\n').replaceAll(/\n{3,}/g, '\n\n').replace(/^\n+/, '').trimEnd();
  }
}

/**
 * The text of a letter that came as HTML only: words and line ends, no mark-up, no scripts, no styles. Blocks stand on lines of their
 * own, whether or not their tags are closed, cells of a row beside each other, and `pre` keeps its lines. In one pass, whatever the
 * length and the depth.
 */
export const textOfHtml = (html: string): string => {
  const lines = new Lines();
  let [preformatted, isPreBeginning] = [0, false];
  let paragraphAt = -1;
  let skipped: string | null = null;
  let skippedDepth = 0;
  let [opened, isStyle, style] = ['', false, ''];
  /** The element whose style keeps its lines, and how often it stands in itself. */
  let [kept, keptDepth]: [string | null, number] = [null, 0];
  const nameAt = (start: number, end: number): string => html.slice(start, end).toLowerCase();
  const say = (text: string): void => {
    if (skipped !== null || text === '') return;
    if (preformatted > 0 || kept !== null) lines.addAsWritten(isPreBeginning ? text.replace(/^\r?\n/, '') : text);
    else lines.add(text);
    isPreBeginning = false;
  };
  const skipWithin = (name: string, step: 1 | -1): void => {
    if (name !== skipped) return;
    skippedDepth += step;
    if (skippedDepth === 0) skipped = null;
  };
  const keepWithin = (name: string, step: 1 | -1): void => {
    if (name !== kept) return;
    keptDepth += step;
    if (keptDepth === 0) kept = null;
  };
  const open = (name: string): void => {
    [opened, isStyle, style] = [name, false, ''];
    if (skipped !== null) return skipWithin(name, 1);
    keepWithin(name, 1);
    if (unread.has(name)) [skipped, skippedDepth] = [name, 1];
    else if (name === 'br') lines.end();
    else if (cells.has(name)) lines.add(' ');
    else if (blocks.has(name)) {
      lines.endOpen();
      if (name === 'p') paragraphAt = lines.count;
      if (name === 'pre') [preformatted, isPreBeginning] = [preformatted + 1, true];
    }
  };
  const close = (name: string): void => {
    if (skipped !== null) return skipWithin(name, -1);
    if (name === 'pre') preformatted = Math.max(preformatted - 1, 0);
    if (blocks.has(name)) endBlock(name);
    keepWithin(name, -1);
  };
  const endBlock = (name: string): void => {
    // a paragraph in which nothing stands is an empty line
    if (!lines.endOpen() && name === 'p' && paragraphAt === lines.count) lines.end();
    paragraphAt = -1;
  };
  const endOfTag = (): void => {
    if (skipped === null && kept === null && !isVoid.has(opened) && keepsLines.test(style)) [kept, keptDepth] = [opened, 1];
  };
  const nothing = (): void => {};
  const tokenizer = new Tokenizer({ decodeEntities: true }, {
    ontext: (start, end) => say(html.slice(start, end)),
    ontextentity: (code) => say(String.fromCodePoint(code)),
    onopentagname: (start, end) => open(nameAt(start, end)),
    onclosetag: (start, end) => close(nameAt(start, end)),
    onselfclosingtag: () => {
      if (skipped !== null) skipWithin(opened, -1);
    },
    oncdata: (start, end, offset) => say(html.slice(start, end - offset)),
    onattribname: (start, end) => {
      isStyle = nameAt(start, end) === 'style';
    },
    onattribdata: (start, end) => {
      if (isStyle && style.length < longestStyle) style += html.slice(start, Math.min(end, start + longestStyle));
    },
    onopentagend: endOfTag,
    onattribentity: nothing, onattribend: nothing, oncomment: nothing, ondeclaration: nothing, onend: nothing, onprocessinginstruction: nothing,
  });
  tokenizer.write(html);
  tokenizer.end();
  return lines.whole();
};
