import { createTransport } from 'nodemailer';
import type { Draw } from './draw.ts';
import { supportAddress } from './mailbox.ts';
import { frontServer, type System } from './startSystem.ts';

const sender = 'oscillatorov@ladoga-rk.example';
const crlf = '\r\n';
const pictureId = 'picture@letters.example';
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]/g, ' ');
const folded = (coded: string): string => coded.replaceAll(/.{76}/g, `$&${crlf}`);
const inQuotes = (bytes: Buffer): string => [...bytes].map((byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${at % 24 === 23 ? `=${crlf}` : ''}`).join('');

/** As programs call the charset of what they write, rightly or not. */
const charsets = ['utf-8', 'utf-8', 'utf-8', 'utf-8', 'windows-1251', 'iso-8859-1', 'us-ascii', 'utf-7', 'iso-2022-jp', 'utf-16', 'gb18030', 'shift_jis', 'x-user-defined', 'x', ''] as const;
const htmlTypes = ['text/html', 'text/html', 'text/html', 'TEXT/HTML', 'application/xhtml+xml', 'text/html; x="'] as const;

const bodyOf = (html: string, draw: Draw): string => {
  const charset = draw.of(charsets);
  const bytes = charset === 'utf-16' ? Buffer.from(`\ufeff${html}`, 'utf16le') : Buffer.from(html);
  const head = `Content-Type: ${draw.of(htmlTypes)}${charset === '' ? '' : `; charset=${charset}`}`;
  if (draw.chance(0.2) && charset !== 'utf-16' && !/[\0\r]|[^\n]{900}|^\.|^--/m.test(html)) return [head, 'Content-Transfer-Encoding: 8bit', '', html.replaceAll('\n', crlf), ''].join(crlf);
  return draw.chance(0.5) ? [head, 'Content-Transfer-Encoding: base64', '', folded(bytes.toString('base64')), ''].join(crlf) : [head, 'Content-Transfer-Encoding: quoted-printable', '', inQuotes(bytes), ''].join(crlf);
};

const idOf = (at: number): string => `<hostile-${at}@letters.example>`;

/** A letter of a contact that bears mark-up in its text, its subject, the name of its author and of its picture, in a form and charset of some program. */
const letterOf = (markup: string, at: number, draw: Draw): Buffer => {
  const line = oneLine(markup);
  const body = bodyOf(`<p>Текст</p><img src="cid:${pictureId}">${markup}`, draw);
  const text = draw.chance(0.3) ? ['--in', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '', folded(Buffer.from(`Текст ${markup}`).toString('base64')), ''].join(crlf) : '';
  const said = text === '' ? body : ['Content-Type: multipart/alternative; boundary=in', '', text + ['--in', body, '--in--', ''].join(crlf)].join(crlf);
  return Buffer.from([
    `Authentication-Results: ${frontServer}; dmarc=pass header.from=ladoga-rk.example`,
    `From: ${draw.chance(0.7) ? word(line.slice(0, 300)) : `"${line.slice(0, 300).replaceAll(/["\\]/g, String.raw`\$&`)}"`} <${sender}>`,
    `To: ${supportAddress}`,
    `Subject: ${draw.chance(0.7) ? word(line) : line.slice(0, 900)}`,
    `Message-ID: ${idOf(at)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=out',
    '',
    '--out',
    said,
    '--out',
    `Content-Type: image/png; name="${word(`${line.slice(0, 100)}.png`)}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: inline; filename="${word(`${line.slice(0, 100)}.png`)}"`,
    `Content-ID: <${pictureId}>`,
    '',
    picture,
    '--out--',
    '',
  ].join(crlf));
};

/** What the desk keeps of such a letter, as the API gives it to the console. */
export interface KeptMarkup {
  markup: string;
  ticketId: string;
  html: string | null;
  htmlUrl: string | null;
}

interface Page {
  incomingLetters: { nodes: { messageId: string | null; ticket: { id: string; timeline: { html: string | null; htmlUrl: string | null }[] } | null }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
}
const query = 'query($after: Cursor) { incomingLetters(first: 50, after: $after) { nodes { messageId ticket { id timeline { html htmlUrl } } } pageInfo { endCursor hasNextPage } } }';

/** Sends a letter with each of them by the mail door, four at a time, and answers what became of them, in their order. `first` is the number of the first letter. */
export const bringHostileLetters = async (system: System, markups: readonly string[], first: number, draw: Draw): Promise<KeptMarkup[]> => {
  const door = createTransport({ host: '127.0.0.1', port: system.server.mailPort, ignoreTLS: true, pool: true, maxConnections: 4, maxMessages: Infinity });
  await Promise.all(markups.map((markup, at) => door.sendMail({ envelope: { from: sender, to: [supportAddress] }, raw: letterOf(markup, first + at, draw) })));
  door.close();
  // what was taken waits for its turn at most until the next look
  await system.pass(20);
  const reader = await system.signIn('SUPPORT_HEAD');
  const kept = new Map<string, KeptMarkup>();
  for (let [after, isMore]: [string | null, boolean] = [null, true]; isMore && kept.size < markups.length; ) {
    const { nodes, pageInfo }: Page['incomingLetters'] = (await system.get<Page>(query, { after }, reader)).incomingLetters;
    for (const { messageId, ticket } of nodes) {
      const markup = markups[Number(/^<hostile-(\d+)@/.exec(messageId ?? '')?.[1] ?? Number.NaN) - first];
      const shown = ticket?.timeline.find(({ htmlUrl }) => htmlUrl !== null);
      if (messageId !== null && markup !== undefined && ticket) kept.set(messageId, { markup, ticketId: ticket.id, html: shown?.html ?? null, htmlUrl: shown?.htmlUrl ?? null });
    }
    [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return markups.flatMap((_, at) => kept.get(idOf(first + at)) ?? []);
};
