import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { useLetterhead } from './letterhead.ts';
import { smtpTransport, type LetterTransport, type ReadyLetter } from './transport.ts';

await commandClock().set(Date.parse('2026-11-24T09:00:00Z'));
useLetterhead({ supportEmail: 'support@company.example', publicUrl: 'https://desk.example', mailReplyToken: false });

const transportTo = (url: string, dkim?: Parameters<typeof smtpTransport>[1]): LetterTransport => {
  const transport = smtpTransport(url, dkim);
  onTestFinished(() => transport.close());
  return transport;
};

/** A mail server of the client that remembers what it took. */
const mailbox = async (options: SMTPServerOptions = {}) => {
  const taken: { from: string; to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
        callback();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { taken, url: `smtp://127.0.0.1:${port}` };
};
/** A part of a letter by its kind, decoded. */
const partOf = (raw: string, kind: string): string => {
  const [part = ''] = raw.split(/\r\n--[^\r\n]+/).filter((one) => one.includes(`Content-Type: ${kind}`));
  return Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64').toString();
};
const letter: ReadyLetter = {
  to: ['roman@ladoga-rk.example', 'marina@ladoga-rk.example'], subject: '[TP-2026-000401] Ответ: тест', body: 'Первая строка\n.\nMAIL FROM:<x>\r\n.\r\nконец', locale: 'ru',
  messageHeaderId: '<1@company.example>', inReplyTo: '<0@client.example>', references: ['<0@client.example>'], headers: {}, files: [], bodyHtml: null,
};

test('a letter arrives whole, with its thread, whatever its text looks like', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  expect(await transport.send(letter)).toEqual({ refused: [] });
  const [taken, ...more] = box.taken;
  expect(more).toEqual([]);
  expect(taken).toMatchObject({ from: 'support@company.example', to: letter.to });
  const raw = taken?.raw ?? '';
  for (const header of ['<support@company.example>', 'Message-ID: <1@company.example>', 'In-Reply-To: <0@client.example>', 'References: <0@client.example>', 'Date: Tue, 24 Nov 2026 09:00:00 +0000'])
    expect(raw).toContain(`${header}\r\n`);
  expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
  expect(partOf(raw, 'text/plain').replaceAll('\r\n', '\n')).toBe(letter.body.replaceAll('\r\n', '\n'));
  expect(partOf(raw, 'text/html')).toContain('Первая строка<br>.<br>MAIL FROM:&lt;x&gt;<br>.<br>конец');
});

test('a machine’s reply goes out without a sender, so that no bounce of it comes back', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  await transport.send({ ...letter, headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(box.taken[0]?.from).toBe('');
  expect(box.taken[0]?.raw).toContain('Auto-Submitted: auto-replied\r\n');
});

test('an address that one server refuses does not keep the letter from the others', async () => {
  const box = await mailbox({ onRcptTo: ({ address }, _, callback) => callback(address.startsWith('marina') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null) });
  const transport = transportTo(box.url);
  expect(await transport.send(letter)).toEqual({ refused: [{ address: 'marina@ladoga-rk.example', said: '550 no such user' }] });
  await expect(transport.send({ ...letter, to: ['marina@ladoga-rk.example'] })).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550, rejectedErrors: [{ recipient: 'marina@ladoga-rk.example', response: '550 no such user' }] });
});

test('a server that is not there is told from one that refuses', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  await expect(transportTo(`smtp://127.0.0.1:${port}`).send(letter)).rejects.toMatchObject({ code: 'ESOCKET' });
});

test('its files go with it, with their names', async () => {
  const box = await mailbox();
  await transportTo(box.url).send({ ...letter, files: [{ id: '1', fileName: 'схема.txt', contentType: 'text/plain', content: Readable.from([Buffer.from('кон'), Buffer.from('такт 3')]) }] });
  const { raw } = box.taken[0] ?? { raw: '' };
  expect(raw).toMatch(/^Content-Type: multipart\/mixed;/m);
  expect(raw).toMatch(/Content-Disposition: attachment;\s+filename\*0\*=utf-8''/);
  expect(raw.replaceAll(/\s/g, '')).toContain(Buffer.from('контакт 3').toString('base64'));
});

test('with a key a letter is signed for the domain of the desk, and the signature holds for what arrived (RFC 6376, relaxed)', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const box = await mailbox();
  await transportTo(box.url, { selector: 'desk', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }).send({ ...letter, headers: { 'List-Unsubscribe': '<https://desk.example/news/x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } });
  const raw = box.taken[0]?.raw ?? '';
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const fields = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1)] as const);
  const signature = fields.find(([name]) => name === 'dkim-signature')?.[1] ?? '';
  const tag = (name: string): string => new RegExp(`(?:^|;)\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replaceAll(/\s/g, '') ?? '';
  expect([tag('d'), tag('s'), tag('a')]).toEqual(['company.example', 'desk', 'rsa-sha256']);
  expect(tag('h').split(':')).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id', 'date', 'list-unsubscribe', 'list-unsubscribe-post']));
  const relaxed = (value: string): string => value.replaceAll(/[ \t]+/g, ' ').trim();
  const body = rest.join('\r\n\r\n').split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, '')).join('\r\n').replace(/(\r\n)*$/, '\r\n');
  expect(createHash('sha256').update(body).digest('base64')).toBe(tag('bh'));
  const signed = tag('h').split(':').flatMap((name) => fields.filter(([known]) => known === name).slice(-1)).map(([name, value]) => `${name}:${relaxed(value)}\r\n`).join('');
  const own = `dkim-signature:${relaxed(signature.replace(/(;\s*b=)[^;]*/, '$1'))}`;
  const holds = (text: string): boolean => createVerify('sha256').update(text).verify(publicKey, tag('b'), 'base64');
  expect(holds(signed + own)).toBe(true);
  expect(holds(signed.replace('subject:', 'subject:x') + own)).toBe(false);
});
