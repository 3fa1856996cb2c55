import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { naughtyTexts } from '../mail/testing/naughtyTexts.ts';
import { commandClock } from '../platform/clock.ts';
import { useLetterhead } from './letterhead.ts';
import { headerText } from './rendering.ts';
import { isServerUnavailable, type SendingFault } from './retry.ts';
import { smtpTransport, type LetterTransport, type ReadyLetter } from './transport.ts';
import { wordedLetter } from './wordedLetter.ts';

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
  return { taken, url: `smtp://127.0.0.1:${port}`, connections: () => server.connections };
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
  expect(await transport.send(letter)).toEqual({ refused: [], answer: '250 OK: message queued' });
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

test('files arrive byte for byte, a letter among them with its bare line ends and lone dots, and nothing of them ends the letter (row 35)', async () => {
  const box = await mailbox();
  const bytes = Buffer.from('From: a@x.example\r\nSubject: smuggled\n\n.\r\nMAIL FROM:<x@x.example>\r.\r\n.\r\nQUIT\r\n' + 'x'.repeat(3000) + '\n.');
  const kinds = ['message/rfc822', 'Multipart/mixed; boundary=b', 'text/plain', 'application/pdf'];
  const files = kinds.map((contentType, at) => ({ id: `file-${at}`, fileName: `file-${at}.eml`, contentType, open: () => Readable.from([bytes]) }));
  await transportTo(box.url).send({ ...letter, body: 'Текст\r.\r\n.\r\nDATA', files });
  expect(box.taken).toHaveLength(1);
  const raw = box.taken[0]?.raw ?? '';
  expect(raw).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  const parts = raw.split(/\r\n--[^\r\n]+/).filter((part) => part.includes('Content-Disposition: attachment'));
  expect(parts.map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64').equals(bytes))).toEqual([true, true, true, true]);
});

test('a machine’s reply goes out without a sender, so that no bounce of it comes back', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  await transport.send({ ...letter, headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(box.taken[0]?.from).toBe('');
  expect(box.taken[0]?.raw).toContain('Auto-Submitted: auto-replied\r\n');
});

test('a machine’s reply that a server does not take without a sender goes out with the desk’s address', async () => {
  const box = await mailbox({ onMailFrom: ({ address }, _, callback) => callback(address === '' ? Object.assign(new Error('no null sender'), { responseCode: 550 }) : null) });
  await transportTo(box.url).send({ ...letter, headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(box.taken.map(({ from }) => from)).toEqual(['support@company.example']);
});

test('a refused sender is told from a refused address', async () => {
  const box = await mailbox({ onMailFrom: (_, __, callback) => callback(Object.assign(new Error('sign in first'), { responseCode: 530 })) });
  await expect(transportTo(box.url).send(letter)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' });
});

test('an address that one server refuses does not keep the letter from the others', async () => {
  const box = await mailbox({ onRcptTo: ({ address }, _, callback) => callback(address.startsWith('marina') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null) });
  const transport = transportTo(box.url);
  expect(await transport.send(letter)).toEqual({ refused: [{ address: 'marina@ladoga-rk.example', said: '550 no such user' }], answer: '250 OK: message queued' });
  await expect(transport.send({ ...letter, to: ['marina@ladoga-rk.example'] })).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550, rejectedErrors: [{ recipient: 'marina@ladoga-rk.example', response: '550 no such user' }] });
});

test('what a server said of an address is not told where it refuses the text afterwards, so each address is asked by itself', async () => {
  const box = await mailbox({
    onRcptTo: ({ address }, _, callback) => callback(address.startsWith('marina') ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null),
    onData: (stream, _, callback) => void stream.resume().on('end', () => callback(Object.assign(new Error('5.7.1 content'), { responseCode: 554 }))),
  });
  const fault: unknown = await transportTo(box.url).send(letter).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'EMESSAGE', responseCode: 554, command: 'DATA' });
  expect(fault).not.toHaveProperty('rejectedErrors');
});

test('a server that is not there is told from one that refuses', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  await expect(transportTo(`smtp://127.0.0.1:${port}`).send(letter)).rejects.toMatchObject({ code: 'ESOCKET' });
});

test('a server whose certificate nobody vouches for, or that speaks something else where TLS is wanted, is not let in on a letter: all letters wait', async () => {
  const box = await mailbox({ disabledCommands: ['AUTH'] });
  for (const url of [box.url, box.url.replace('smtp:', 'smtps:')]) {
    const fault = await transportTo(url).send(letter).then(() => ({}), (error: unknown) => error as SendingFault);
    expect(isServerUnavailable(fault)).toBe(true);
  }
  expect(box.taken).toEqual([]);
});

test('a server that never greets, and one that says a word now and then, are left after a while: all letters wait', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.resume());
    socket.on('error', () => undefined);
    if (sockets.length === 1) return;
    socket.write('220 mx\r\n');
    const dripping = setInterval(() => socket.write('250-wait\r\n'), 20);
    socket.on('close', () => clearInterval(dripping));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const transport = smtpTransport(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined, { connectMilliseconds: 200, silenceMilliseconds: 200, wholeMilliseconds: 400 });
  for (const said of [/greeting|timeout/i, /not taken within/]) {
    const error: unknown = await transport.send(letter).catch((failure: unknown) => failure);
    expect(String(error)).toMatch(said);
    expect(isServerUnavailable(error as SendingFault)).toBe(true);
  }
  await vi.waitUntil(() => sockets.every(({ destroyed }) => destroyed), { timeout: 5_000 });
});

/** Words that would be another header, another recipient or another letter wherever they were taken as they stand. */
const injections = ['x\r\nBcc: evil@x.example', 'x\nBcc: evil@x.example\n\nbody', 'x\r\n\r\nbody\r\n.\r\nMAIL FROM:<evil@x.example>', 'x\u2028Bcc: evil@x.example', 'x\u0085Bcc: evil@x.example', '=?utf-8?Q?x=0D=0ABcc:evil@x.example?=', 'x\0Bcc: evil@x.example', '"x" <evil@x.example>, <other@x.example>', '\r\n'];
const headerNamesOf = (raw: string): string[] => raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => line.slice(0, line.indexOf(':')).toLowerCase()).toSorted();

test('whatever stands in a subject, a name of a file or a thread, the letter has its headers and its recipients, and there is one letter', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  const replied = { 'Reply-To': 'support@company.example', 'Auto-Submitted': 'auto-generated' };
  const withFile = (fileName: string) => ({ ...letter, headers: replied, files: [{ id: '1', fileName, contentType: 'text/plain', open: () => Readable.from([Buffer.from('x')]) }] });
  await transport.send(withFile('x.txt'));
  const wanted = headerNamesOf(box.taken[0]?.raw ?? '');
  expect(wanted).toContain('subject');
  for (const text of [...injections, ...naughtyTexts]) {
    box.taken.length = 0;
    await transport.send({ ...withFile(text), subject: headerText(text), inReplyTo: `<${text}@x.example>`, references: [`<${text}@x.example>`] });
    expect(box.taken.map(({ to }) => to), text).toEqual([letter.to]);
    expect(headerNamesOf(box.taken[0]?.raw ?? ''), text).toEqual(wanted.filter((name) => name !== 'subject' || headerText(text) !== ''));
  }
});

test('whatever a contact, a client or a product is called, a letter that names them has its headers and its recipients, and there is one letter with that text', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  const texts = [{ template: 'ticket.answer', locale: 'ru', subject: '[{ticket.number}] {client.name}: {product.name}, {contact.name}', body: '{contact.name}\n{client.name}\n{product.name}\n{message.body}' }] as const;
  const written = (name: string) => wordedLetter({ templateKey: 'ticket.answer', locale: 'ru', values: { 'ticket.number': 'TP-2026-000401', 'client.name': name, 'product.name': name, 'contact.name': name, 'message.body': 'конец' } }, texts);
  await transport.send({ ...letter, ...written('Ладога') });
  const wanted = headerNamesOf(box.taken[0]?.raw ?? '');
  expect(wanted).toContain('subject');
  for (const name of [...injections, ...naughtyTexts]) {
    box.taken.length = 0;
    const { subject, body, bodyHtml, headers } = written(name);
    await transport.send({ ...letter, subject, body, bodyHtml, headers });
    expect(box.taken.map(({ to }) => to), name).toEqual([letter.to]);
    const raw = box.taken[0]?.raw ?? '';
    expect(headerNamesOf(raw), name).toEqual(wanted);
    expect(partOf(raw, 'text/plain').replaceAll(/\r\n?/g, '\n'), name).toBe(body.toWellFormed().replaceAll(/\r\n?/g, '\n'));
  }
});

test('letters go over a connection that is kept; a server that closes it between two costs none of them, nor its files', async () => {
  let greeted = 0;
  const box = await mailbox({ onConnect: (_, callback) => { greeted += 1; callback(); } });
  const transport = transportTo(box.url);
  const sends = () => transport.send({ ...letter, files: [{ id: '1', fileName: 'x.txt', contentType: 'text/plain', open: () => Readable.from([Buffer.from(`letter ${box.taken.length}`)]) }] });
  for (let count = 0; count < 3; count += 1) expect(await sends()).toEqual({ refused: [], answer: '250 OK: message queued' });
  expect(greeted).toBe(1);
  for (const connection of box.connections()) connection.close();
  expect(await sends()).toEqual({ refused: [], answer: '250 OK: message queued' });
  expect(greeted).toBe(2);
  expect(box.taken.map(({ raw }, index) => raw.includes(Buffer.from(`letter ${index}`).toString('base64')))).toEqual([true, true, true, true]);
});

test('the server has a letter only when it may have it: until then its end is not said', async () => {
  const box = await mailbox();
  const transport = transportTo(box.url);
  const may = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const sent = transport.send({ ...letter, files: [{ id: '1', fileName: 'x.txt', contentType: 'text/plain', open: () => Readable.from([Buffer.from('x')]) }] }, () => {
    asked.resolve();
    return may.promise;
  });
  await asked.promise;
  expect(await transport.send({ ...letter, to: ['roman@ladoga-rk.example'] })).toEqual({ refused: [], answer: '250 OK: message queued' });
  expect(box.taken.map(({ to }) => to)).toEqual([['roman@ladoga-rk.example']]);
  may.resolve();
  expect(await sent).toEqual({ refused: [], answer: '250 OK: message queued' });
  expect(box.taken).toHaveLength(2);
});

test('what one letter is refused for stays with it: the next one goes over the same connection', async () => {
  const box = await mailbox({ onRcptTo: ({ address }, _, callback) => callback(address.startsWith('marina') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null) });
  const transport = transportTo(box.url);
  await expect(transport.send({ ...letter, to: ['marina@ladoga-rk.example'] })).rejects.toMatchObject({ responseCode: 550 });
  expect(await transport.send({ ...letter, to: ['roman@ladoga-rk.example'] })).toEqual({ refused: [], answer: '250 OK: message queued' });
  expect(box.taken.map(({ to }) => to)).toEqual([['roman@ladoga-rk.example']]);
});

test('its files go with it, with their names', async () => {
  const box = await mailbox();
  await transportTo(box.url).send({ ...letter, files: [{ id: '1', fileName: 'схема.txt', contentType: 'text/plain', open: () => Readable.from([Buffer.from('кон'), Buffer.from('такт 3')]) }] });
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
