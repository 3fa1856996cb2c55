import type { Browser } from 'playwright-core';

/** What a piece of mark-up did or holds that no letter may. */
export interface Finding {
  markup: string;
  /** `holds <script>`, `asks http://evil.example/x`, `acts: alert` … */
  findings: string[];
}

const origin = 'http://page.example';
/** So many frames of either manner stand in the page at once, so many pieces in each of them until one is suspected. */
const [atOnce, together] = [50, 20];

const partsOf = <Thing>(things: readonly Thing[], size: number): Thing[][] => Array.from({ length: Math.ceil(things.length / size) }, (_, at) => things.slice(at * size, (at + 1) * size));
const eachInTurn = async <Thing, Answer>(things: readonly Thing[], ask: (thing: Thing) => Promise<Answer>): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const thing of things) answers.push(await ask(thing));
  return answers;
};

/** Runs in each frame before its own scripts. */
const listening = `
  const told = (what) => top.heard?.push([self.name, what]);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'postMessage', 'importScripts']) self[name] = () => told('acts: ' + name);
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => told('tries ' + effectiveDirective + ' ' + blockedURI));
  addEventListener('error', ({ message }) => message && told('acts: ' + message));
  if (self === top) {
    top.heard = [];
    let who = '';
    for (const name of ['pwned', 'XSS', 'xss', 'vulnerable']) Object.defineProperty(self, name, { set: () => top.heard.push([who, 'acts: ' + name]), get: () => undefined });
  }`;

/**
 * Walks over what a document became: elements by the name that the browser gives them, those in templates too, every attribute, and every
 * address as the browser reads it. It knows what is forbidden, not what the desk allows.
 */
const looking = `
  const forbidden = new Set(['script', 'style', 'svg', 'math', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'form', 'input', 'button', 'select', 'textarea', 'option', 'base', 'meta', 'link', 'template', 'noscript', 'title', 'xmp', 'plaintext', 'listing', 'noembed', 'noframes',
    'video', 'audio', 'source', 'track', 'picture', 'map', 'area', 'marquee', 'portal', 'fencedframe', 'dialog', 'slot', 'canvas', 'image', 'animate', 'set', 'param', 'bgsound', 'isindex', 'keygen', 'menuitem', 'body', 'head', 'html', 'foreignobject', 'layer', 'ilayer', 'xml', 'summary', 'details']);
  const asking = ['href', 'src', 'action', 'formaction', 'data', 'background', 'poster', 'srcset', 'cite', 'longdesc', 'lowsrc', 'dynsrc', 'code', 'codebase', 'archive', 'classid', 'profile', 'manifest', 'ping', 'usemap', 'icon', 'imagesrcset', 'from', 'to', 'by', 'values', 'filter', 'mask', 'fill'];
  const openable = new Set(['http:', 'https:', 'mailto:', 'tel:']);
  const wordsOf = (element, isOwn) => {
    const found = [];
    const name = element.localName;
    if (!isOwn && forbidden.has(name)) found.push('holds <' + name + '>');
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push('holds ' + element.namespaceURI);
    if (name.includes('-') || name.includes(':')) found.push('holds <' + name + '>');
    for (const { name: attribute, value } of element.attributes) {
      const lower = attribute.toLowerCase();
      if (lower.startsWith('on')) found.push('holds ' + lower);
      if (['srcdoc', 'id', 'name', 'class', 'is', 'slot', 'nonce', 'popover', 'contenteditable', 'autofocus', 'tabindex', 'download', 'form', 'formaction', 'action', 'ping', 'background', 'srcset', 'poster', 'data', 'xmlns', 'datasrc'].includes(lower) || lower.includes(':') || /^(?:ng-|v-|x-|hx-|@|\\[)/.test(lower)) found.push('holds ' + lower);
      if (asking.includes(lower) && name !== 'a' && name !== 'img') found.push('holds ' + lower + ' at <' + name + '>');
      if (lower === 'style' && /url|expression|binding|behavior|import|image-set|position|\\\\|@|--|<|z-index|opacity|transform|display|pointer|animation|content|cursor|filter|mask/i.test(value.replace(/font-family:[^;]*/g, ''))) found.push('is styled ' + value);
    }
    if (name === 'a' && element.hasAttribute('href')) {
      if (!openable.has(element.protocol)) found.push('leads to ' + element.href);
      if (element.target !== '_blank' || !element.relList.contains('noopener') || !element.relList.contains('noreferrer')) found.push('opens here');
    }
    if (name === 'img' && element.hasAttribute('src') && !/^data:image\\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\\s]*$/i.test(element.getAttribute('src')) && !element.getAttribute('src').startsWith('/attachments/')) found.push('shows ' + element.getAttribute('src'));
    return found;
  };
  const lookInto = (root) => [...root.querySelectorAll('*')].flatMap((element) => [...wordsOf(element, element.matches('details, details > summary:empty:first-child') && self.foldsAreOurs), ...(element.content?.querySelectorAll ? lookInto(element.content) : []), ...(element.shadowRoot ? ['holds a shadow', ...lookInto(element.shadowRoot)] : [])]);`;

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: ${origin}/attachments/; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`;

/**
 * Shows mark-up in a real browser, with nothing that would hold it back and once more under a policy that reports each attempt: what it asks
 * for, what it runs, what it holds once the browser has read it, and what it becomes when it is written and read again. Answers those of
 * which there is something to tell. `foldsAreOurs`: the page of a letter folds quotes by itself.
 */
export const openWitness = async (browser: Browser, { foldsAreOurs = false } = {}): Promise<{ hear: (markups: readonly string[]) => Promise<Finding[]>; close: () => Promise<void> }> => {
  const context = await browser.newContext();
  await context.addInitScript(listening);
  const page = await context.newPage();
  let asked: [frame: string, what: string][] = [];
  await context.route('**/*', (route) => {
    const request = route.request();
    const isStart = request.url() === `${origin}/`;
    // pictures of a letter lie on the desk
    if (!isStart && !request.url().startsWith(`${origin}/attachments/`)) asked.push([request.frame().name(), `asks ${request.url()}`]);
    return route.fulfill({ status: 200, contentType: 'text/html', body: '' });
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  context.on('page', (opened) => {
    asked.push(['', `opens ${opened.url()}`]);
    void opened.close();
  });

  /** By the place of a group what it did; `''` and no number for what cannot be laid to one of them. */
  const hearGroups = async (groups: readonly (readonly string[])[]): Promise<[place: string, what: string][]> => {
    asked = [];
    await page.goto(`${origin}/`);
    const found = await page.evaluate<[string, string][]>(`(async () => {
      ${looking}
      self.foldsAreOurs = ${foldsAreOurs};
      const groups = ${JSON.stringify(groups).replaceAll('<', String.raw`\u003c`)};
      const frames = groups.flatMap((markups, at) => ['', ${JSON.stringify(policy)}].map((head) => {
        const frame = document.createElement('iframe');
        frame.name = String(at);
        frame.srcdoc = '<!doctype html><html><head><meta charset="utf-8">' + head + '</head><body>' + markups.map((markup) => '<div>' + markup + '</div>').join('') + '<i></i></body></html>';
        return { at: String(at), frame, count: markups.length, heads: head ? 2 : 1 };
      }));
      const loaded = Promise.all(frames.map(({ frame }) => new Promise((resolve) => { frame.onload = resolve; })));
      document.body.append(...frames.map(({ frame }) => frame));
      await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 2000))]);
      const found = [];
      for (const { at, frame, count, heads } of frames) {
        const inside = frame.contentDocument;
        if (!inside?.body) { found.push([at, 'went elsewhere']); continue; }
        const boxes = [...inside.body.childNodes];
        if (boxes.pop()?.localName !== 'i' || boxes.length !== count || boxes.some((box) => box.localName !== 'div' || box.attributes.length > 0)) found.push([at, 'breaks out of its element']);
        if (inside.head.children.length !== heads || inside.body.attributes.length > 0 || inside.documentElement.attributes.length > 0) found.push([at, 'writes to the document']);
        found.push(...lookInto(inside.body).map((word) => [at, word]));
        // written and read again, as whoever quotes or copies it would
        const again = inside.createElement('div');
        again.innerHTML = inside.body.innerHTML;
        inside.body.append(again);
        found.push(...lookInto(again).map((word) => [at, word + ' when it is read again']));
        // links within links and tables change each time that they are read: twice is enough to show what they become
        const anew = inside.createElement('div');
        anew.innerHTML = again.innerHTML;
        inside.body.append(anew);
        found.push(...lookInto(anew).map((word) => [at, word + ' when it is read again']));
        for (const one of inside.querySelectorAll('a, img, p, div, td')) one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
      return [...found, ...(top.heard ?? [['', 'acts: writes to the page']])];
    })()`).catch((error: unknown) => [['', `breaks the page: ${String(error).slice(0, 200)}`]] as [string, string][]);
    return [...found, ...asked];
  };
  const isLaidTo = (groups: readonly unknown[], place: string): boolean => /^\d+$/.test(place) && Number(place) < groups.length;

  /** Findings of each by itself: a page for many of them, and one for each where the page cannot tell whose they are. */
  const hearEach = async (markups: readonly string[]): Promise<Finding[]> => {
    const told = await hearGroups(markups.map((markup) => [markup]));
    const areKnown = markups.length === 1 || told.every(([place]) => isLaidTo(markups, place));
    if (!areKnown) return (await eachInTurn(markups, (markup) => hearEach([markup]))).flat();
    return markups.flatMap((markup, at) => {
      const findings = [...new Set(told.filter(([place]) => markups.length === 1 || Number(place) === at).map(([, what]) => what))];
      return findings.length === 0 ? [] : [{ markup, findings }];
    });
  };

  return {
    hear: async (markups) => {
      const groups = partsOf([...new Set(markups)], together);
      const suspected = await eachInTurn(partsOf(groups, atOnce), async (some) => {
        const told = await hearGroups(some);
        return told.every(([place]) => isLaidTo(some, place)) ? some.filter((_, at) => told.some(([place]) => Number(place) === at)).flat() : some.flat();
      });
      return (await eachInTurn(partsOf(suspected.flat(), atOnce), hearEach)).flat();
    },
    close: () => context.close(),
  };
};
