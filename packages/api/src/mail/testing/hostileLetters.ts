/** Letters drawn from a seed that no honest program writes: each header, line end, charset and structure broken in some way, all at once. */

type Draw = () => number;
type Piece = string | Buffer;

const windows1251 = Buffer.from('cff0e8e2e5f220ece8f0', 'hex');
const koi8r = Buffer.from('f0d2c9d7c5d420cdc9d2', 'hex');
const cp866 = Buffer.from('8fe0a8a2a5e2', 'hex');

const ownTicket = 'TP-2026-000001';
const ourToken = `t.tp-2026-000001.abcdefgh.${'a'.repeat(26)}.01a229fb-92d0-7768-82bf-1488ffbb7a25`;

/** What chance decides. */
const chanceOf = (draw: Draw) => {
  const upTo = (most: number): number => Math.floor(draw() * most);
  return {
    upTo,
    isOneIn: (many: number): boolean => upTo(many) === 0,
    oneOf: <Thing>(things: readonly [Thing, ...Thing[]]): Thing => things[upTo(things.length)] ?? things[0],
    bytes: (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => upTo(256))),
  };
};
type Chance = ReturnType<typeof chanceOf>;

const addresses = ['roman@ladoga-rk.example', 'vera@seim.example', 'new@ladoga-rk.example', 'x@evil.example', 'kvartseva@company.example', 'support@company.example', 'SUPPORT@Company.Example', 'mailer-daemon@x.example'] as const;
const subjects = ['', `Re: [${ownTicket}] `, 'Re: [TP-2026-999999] ', `Fwd: ${ownTicket}; ${ownTicket} `] as const;
const messageIds = ['<one@x.example>', '<two@x.example>', `<${ourToken}@company.example>`, '<>', 'abc@def', '<a b@c>', `<${'x'.repeat(990)}@y>`, `<${'ÿ'.repeat(990)}>`, '<\0@x>', '', '<x@y><z@w>'] as const;

const words = ({ oneOf, upTo, bytes }: Chance): Piece =>
  oneOf<() => Piece>([
    () => 'Привет мир', () => windows1251, () => koi8r, () => cp866, () => bytes(20), () => '=?windows-1251?B?z/Do4uXy?=', () => '=?utf-8?Q?=0D=0ABcc:=20evil@x.example?=', () => '=?utf-8?Q?=00=00?=', () => '=?utf-7?Q?+2AA-+3AA-?=',
    () => '=?utf-16?B?2ADYAA==?=', () => '=?x-unknown?B?AAAA?=', () => `=?utf-8?B?${'A'.repeat(upTo(9000))}`, () => '\u202e\u2066evil\u200b', () => 'a\0b', () => '', () => 'Ж'.repeat(upTo(30_000)), () => '=?iso-2022-jp?B?GyRCJUYbKEI=?=', () => '𐀀'.repeat(upTo(300)),
  ])();

const from = (chance: Chance): Piece[] => {
  const { oneOf, upTo, bytes } = chance;
  const [address, another] = [oneOf(addresses), oneOf(addresses)];
  return oneOf<() => Piece[]>([
    () => [`From: ${address}`], () => ['From: ', words(chance), ` <${address}>`], () => [`From: "${another}" <${address}>`], () => [`From: ${address}, ${another}`], () => [`From: ${address}\r\nFrom: ${another}`],
    () => [`From: <${address}`], () => [`From: ${address}>`], () => [`From: a@b@${address}`], () => [`From: group: ${address}, ${another};`], () => [`From: (${address}) ${another}`], () => ['From:'], () => [],
    () => ['From: a\0b@ladoga-rk.example'], () => [`From: ${'x'.repeat(upTo(70_000))}@ladoga-rk.example`], () => ['From: оператор@ладога-рк.рф'], () => ['From: ', bytes(30), '@ladoga-rk.example'], () => ['From: "quoted local"@ladoga-rk.example'],
    () => ['From: roman@[127.0.0.1]'], () => [`From\r\n : ${address}`], () => [`fRoM\t: ${address}`], () => [`From: ${Array.from({ length: 500 }, (_, at) => `a${at}@ladoga-rk.example`).join(', ')}`], () => [`From: ${'('.repeat(5000)}${address}`],
    () => [`From: ${'"\\'.repeat(3000)}${address}`], () => [`From: o${'\u0301\u0323'.repeat(2000)}@ladoga-rk.example`], () => [`From: a@xn--${'a'.repeat(60)}.example`], () => ['From: a @ ladoga-rk.example'], () => ['From: 😀@ladoga-rk.example'],
  ])();
};

const other = (chance: Chance): Piece[] => {
  const { oneOf, upTo, bytes } = chance;
  return oneOf<() => Piece[]>([
    () => [`In-Reply-To: ${oneOf(messageIds)}`], () => [`References: ${Array.from({ length: upTo(400) }, () => oneOf(messageIds)).join(' ')}`], () => [`X-Reglament-Ticket: ${ownTicket}`], () => [`Auto-Submitted: ${oneOf(['no', 'auto-replied', '', 'auto-generated; x', '(c)'])}`],
    () => [`X-Loop: ${oneOf(['support@company.example', '', 'x'])}`], () => ['Return-Path: <>'], () => [`Date: ${oneOf(['garbage', 'Thu, 1 Jan 2099 00:00:00 +0000', ''])}`], () => ['Authentication-Results: mx.company.example; dmarc=pass header.from=ladoga-rk.example'],
    () => [`Received: from [${'('.repeat(3000)} by x; date`], () => ['DKIM-Signature: v=1; a=rsa-sha256; d=ladoga-rk.example; s=x; h=from; bh=AA==; b=AA=='], () => [`X-${'A'.repeat(50_000)}: 1`], () => [`X-Big: ${'y'.repeat(upTo(600_000))}`], () => ['Subject: ', words(chance)],
    () => [': nothing'], () => ['NoColonHere'], () => [' leading fold'], () => [bytes(80)], () => [`To: ${Array.from({ length: upTo(3000) }, (_, at) => `u${at}@x.example`).join(', ')}`], () => ['X-Failed-Recipients: roman@ladoga-rk.example'], () => ['List-Id: <x.y>'],
    () => ['Content-Type: text/html'], () => ['MIME-Version: 9'], () => [`To: support+${ourToken}@company.example`],
  ])();
};

const charsets = ['utf-8', 'windows-1251', 'koi8-r', 'utf-7', 'utf-16', 'utf-32', 'iso-2022-kr', 'x-none', '"', 'replacement', 'hz-gb-2312'] as const;
const encodings = ['8bit', 'base64', 'quoted-printable', '7bit', 'x-uuencode', 'binary', 'nonsense'] as const;
const pages = ['<script>alert(1)</script><p>x', '<table><tr><td>a<td>b', '<style>@import url(http://x)</style>', '<!--', `<a href="${'x'.repeat(20_000)}`, `${'<b>'.repeat(2000)}\0`, '&#0;&#xd800;&#1114112;', '<div>'.repeat(2900)] as const;
const names = ['../../etc/passwd', 'a\0b.exe', '\u202efdp.exe', windows1251, 'x'.repeat(5000), '..', 'CON', '.htaccess\u200b', '=?utf-8?Q?=0D=0AX:y?=.txt'] as const;

const part = (chance: Chance, end: string): Piece[] => {
  const { oneOf, upTo, bytes } = chance;
  return oneOf<() => Piece[]>([
    () => [`Content-Type: text/plain; charset=${oneOf(charsets)}${end}Content-Transfer-Encoding: ${oneOf(encodings)}${end}${end}`, oneOf<Piece>(['Текст письма', windows1251, koi8r, bytes(upTo(5000)), '=D0=9', 'begin 644 ../../x.txt\n#86)C\n`\nend\n', '']), end],
    () => [`Content-Type: text/html${end}${end}`, oneOf(pages), end],
    () => ['Content-Type: application/octet-stream; name="', oneOf<Piece>(names), `"${end}Content-Disposition: attachment; filename*=utf-8''%ff%00%0d%0a${end}Content-Transfer-Encoding: base64${end}${end}`, bytes(upTo(3000)).toString('base64'), end],
    () => [`Content-Type: message/rfc822${end}${end}From: in@x.example${end}Subject: inner${end}${end}inner${end}`],
    () => [`Content-Type: application/ms-tnef; name=winmail.dat${end}${end}`, Buffer.from('789f3e22', 'hex'), bytes(upTo(2000)), end],
    () => [`Content-Type: message/delivery-status${end}${end}Reporting-MTA: dns; x${end}${end}Final-Recipient: rfc822; roman@ladoga-rk.example${end}Action: failed${end}Status: 5.1.1${end}`],
    () => [`Content-Type: text/calendar; method=REQUEST${end}${end}BEGIN:VCALENDAR${end}URL:javascript:alert(1)${end}`],
    () => [`Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m${end}${end}`, bytes(300), end],
    () => [`Content-Type: message/partial; id=x; number=1; total=3${end}${end}x${end}`],
    () => [`Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"${end}${end}${end}`],
    () => [end],
  ])();
};

const kinds = ['mixed', 'alternative', 'related', 'report; report-type=delivery-status', 'signed', 'digest', 'encrypted', 'x-foo', 'appledouble'] as const;
const nested = (chance: Chance, depth: number, end: string): Piece[] => {
  const { oneOf, upTo, isOneIn } = chance;
  const boundary = oneOf([`b${upTo(1_000_000)}`, '', 'x y', '='.repeat(80), '"q"', 'a'.repeat(300)]);
  const inside = Array.from({ length: 1 + upTo(5) }, () => [`--${boundary}${end}`, ...(depth > 0 && isOneIn(2) ? nested(chance, depth - 1, end) : part(chance, end))]);
  return [`Content-Type: multipart/${oneOf(kinds)}; boundary="${boundary}"${end}${end}`, ...inside.flat(), ...(isOneIn(2) ? [`--${boundary}--${end}`] : [])];
};

const body = (chance: Chance, end: string): Piece[] => {
  const { oneOf, upTo, bytes } = chance;
  return oneOf<() => Piece[]>([
    () => nested(chance, upTo(5), end), () => nested(chance, upTo(5), end), () => part(chance, end), () => part(chance, end), () => [],
    () => [end, oneOf<Piece>(['Текст '.repeat(upTo(4000)), bytes(upTo(20_000)), '\0'.repeat(1000), '\u0301\u0323'.repeat(upTo(5000))])],
  ])();
};

const ends = ['\r\n', '\r\n', '\r\n', '\n', '\r', '\r\r\n', '\n\r'] as const;

/** The next hostile letter; the same for the same seed and place. */
export const hostileLetter = (draw: Draw, at: number): Buffer => {
  const chance = chanceOf(draw);
  const { isOneIn, oneOf, upTo, bytes } = chance;
  if (isOneIn(20)) return bytes(upTo(5000));
  if (isOneIn(50)) return Buffer.alloc(0);
  const end = oneOf(ends);
  const id = isOneIn(4) ? `Message-ID: ${oneOf(messageIds)}` : isOneIn(5) ? 'X-None: 1' : `Message-ID: <hostile-${at}@x.example>`;
  const fields = [from(chance), [`Subject: ${oneOf(subjects)}`, words(chance)], [id], ...Array.from({ length: upTo(6) }, () => other(chance))].filter((field) => field.length > 0);
  const pieces = [isOneIn(20) ? '\ufeff' : '', isOneIn(20) ? '\r\n\r\n' : '', ...fields.flatMap((field) => [...field, isOneIn(30) ? oneOf(ends) : end]), ...body(chance, end)];
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
};
