import { letterOf } from './letterOf.ts';

const megabyte = 1024 * 1024;
const hostile = (headers: Record<string, string>, body = ''): Buffer => letterOf({ From: 'a@evil.example', Subject: 'x', ...headers }, body);
const html = (body: string): Buffer => hostile({ 'Content-Type': 'text/html; charset=utf-8' }, body);
const mixed = (body: string, more: Record<string, string> = {}): Buffer => hostile({ 'Content-Type': 'multipart/mixed; boundary=b', ...more }, body);
const attached = (type: string, encoding: string, content: string): Buffer => mixed(`--b\r\n\r\ntext\r\n--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Disposition: attachment; filename=x.bin\r\n\r\n${content}\r\n--b--\r\n`);
const nested = (depth: number): string => Array.from({ length: depth }, (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`).join('');
const lines = (line: string, bytes: number): string => line.repeat(Math.floor(bytes / line.length));
const uint = (bytes: 2 | 4, value: number): Buffer => (bytes === 2 ? Buffer.from([value & 0xff, value >> 8]) : Buffer.from([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24]));
const winmail = (attributes: readonly { id: number; content: Buffer }[]): Buffer =>
  Buffer.concat([uint(4, 0x223e9f78), uint(2, 1), ...attributes.map(({ id, content }) => Buffer.concat([Buffer.from([1]), uint(4, id), uint(4, content.length), content, uint(2, 0)]))]);
const packed = (content: Buffer): Buffer => attached('application/ms-tnef', 'base64', content.toString('base64').replaceAll(/.{76}/g, '$&\r\n'));

/** Letters made to hang or to exhaust whoever reads them, each by what it is made of. Each is made when it is asked for. */
export const bombs: Readonly<Record<string, () => Buffer>> = {
  'ten thousand multiparts in each other': () => hostile({ 'Content-Type': 'multipart/mixed; boundary=b0' }, nested(10_000)),
  '290 multiparts in each other': () => hostile({ 'Content-Type': 'multipart/mixed; boundary=b0' }, nested(290)),
  'a hundred thousand parts': () => mixed('--b\r\n\r\nx\r\n'.repeat(100_000)),
  'three hundred parts of which none ends': () => mixed(`--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n`.repeat(150)),
  'a letter in a letter, a thousand times': () => hostile({ 'Content-Type': 'message/rfc822' }, 'Content-Type: message/rfc822\r\n\r\n'.repeat(1000)),
  'five megabytes of headers': () => hostile({ 'X-A': lines('a b ', 5 * megabyte) }),
  'a hundred thousand headers': () => Buffer.from(`From: a@evil.example\r\n${'A: b\r\n'.repeat(100_000)}\r\nx`),
  'a header that is one word of 900 KB': () => hostile({ Subject: 'x'.repeat(900_000) }),
  'a megabyte of encoded words without an end': () => hostile({ Subject: '=?utf-8?B?'.repeat(90_000) }),
  'encoded words of one letter each': () => hostile({ Subject: '=?koi8-r?Q?=F0?= '.repeat(50_000) }),
  'a hundred thousand authors': () => hostile({ From: 'a@b.c,'.repeat(100_000) }),
  'groups of authors in groups': () => hostile({ From: 'a:'.repeat(300_000) }),
  'comments in comments': () => hostile({ From: `${'('.repeat(400_000)} a@b.c` }),
  'quotes without an end': () => hostile({ From: '"\\'.repeat(300_000) }),
  'a megabyte of references': () => hostile({ References: '<a@b> '.repeat(160_000) }),
  'a type with sixty thousand parameters': () => hostile({ 'Content-Type': `text/plain${Array.from({ length: 60_000 }, (_, at) => `; a${at}=b`).join('')}` }),
  'a name of ten thousand pieces': () => mixed(`--b\r\nContent-Disposition: attachment${Array.from({ length: 10_000 }, (_, at) => `; filename*${at}*=%D0%AB`).join('')}\r\n\r\nx\r\n--b--`),
  'a boundary of 70 KB': () => mixed(lines(`--${'b'.repeat(70_000)}\r\n\r\nx\r\n`, 20 * megabyte), { 'Content-Type': `multipart/mixed; boundary=${'b'.repeat(70_000)}` }),
  'two hundred thousand open tags': () => html('<div>'.repeat(200_000)),
  'bold paragraphs without an end': () => html('<b><p>'.repeat(100_000)),
  'a tag with half a megabyte of attributes': () => html(`<div ${'a="b" '.repeat(90_000)}>x</div>`),
  'thirty megabytes of small tags': () => html('<b>x</b>'.repeat(4_000_000)),
  'a megabyte of tags at the limit': () => html(`${'<i>'.repeat(250)}${'<b>x</b>'.repeat(120_000)}`),
  'a megabyte of angle brackets': () => html('<'.repeat(megabyte)),
  'a style of 900 KB': () => html(`<p style="${'color:red;'.repeat(90_000)}">x</p>`),
  'a style that is one word': () => html(`<p style="font-family:${'a'.repeat(900_000)}">x</p>`),
  'comments that do not end': () => html('<!--'.repeat(250_000)),
  'two hundred thousand entities': () => html('&amp;lt;'.repeat(120_000)),
  'sixty thousand pictures of its own': () => html('<img src="cid:a">'.repeat(60_000)),
  'an unfinished script': () => html(`<script>${'<script'.repeat(140_000)}`),
  'a file of 25 MB': () => attached('application/octet-stream', 'base64', lines(`${'QUJD'.repeat(19)}\r\n`, 34 * megabyte)),
  'thirty megabytes of quoted-printable': () => hostile({ 'Content-Transfer-Encoding': 'quoted-printable' }, lines(`${'=D0=AB'.repeat(12)}=\r\n`, 30 * megabyte)),
  'a line of 34 MB': () => hostile({}, 'x'.repeat(34 * megabyte)),
  '34 MB of empty lines': () => hostile({}, '\n'.repeat(34 * megabyte)),
  '34 MB that are not the UTF-8 they say': () => Buffer.concat([hostile({}), Buffer.alloc(34 * megabyte, 0xd0)]),
  '34 MB of no charset': () => Buffer.concat([hostile({ 'Content-Type': 'text/plain' }), Buffer.alloc(34 * megabyte, 0xcf)]),
  'thirty megabytes of uuencode': () => hostile({}, `begin 644 x.bin\r\n${lines(`M${'!'.repeat(60)}\r\n`, 30 * megabyte)}\`\r\nend\r\n`),
  'a million beginnings of uuencode': () => hostile({}, 'begin 644 x\r\n'.repeat(1_000_000)),
  'ten megabytes of UTF-7': () => hostile({ 'Content-Type': 'text/plain; charset=utf-7' }, '+ADw-'.repeat(2_000_000)),
  'ten megabytes of escapes': () => hostile({ 'Content-Type': 'text/plain; charset=iso-2022-jp' }, '\u001b$B\u001b(B'.repeat(1_500_000)),
  'ten megabytes of lines to be joined': () => hostile({ 'Content-Type': 'text/plain; format=flowed; delsp=yes' }, '> x \r\n'.repeat(1_700_000)),
  'five megabytes of quotes': () => hostile({}, `${'>'.repeat(1000)}\r\n`.repeat(5_000)),
  'a winmail.dat whose lengths lie': () => packed(winmail([{ id: 0x9003, content: Buffer.concat([uint(4, 0xffffffff), Buffer.alloc(10 * megabyte)]) }])),
  'a winmail.dat of a million properties': () => packed(winmail([{ id: 0x9003, content: Buffer.concat([uint(4, 1_000_000), Buffer.alloc(8_000_000, Buffer.concat([uint(2, 3), uint(2, 1), uint(4, 0)]))]) }])),
  'a winmail.dat of a million attributes': () => packed(winmail(Array.from({ length: 1_000_000 }, () => ({ id: 0x9002, content: Buffer.alloc(0) })))),
};
