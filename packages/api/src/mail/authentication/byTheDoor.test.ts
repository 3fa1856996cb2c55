import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { commandClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import quarantine from '../../quarantine/index.ts';
import { MailDoor } from '../door.ts';
import mail from '../index.ts';
import { letterOf } from '../testing/letterOf.ts';
import { useNameServer } from './nameServer.ts';

type Setting = Config['mailAuthentication'];
const settings: readonly Setting[] = ['record', 'guard', 'enforce', 'off'];
const noon = Date.parse('2026-11-24T09:00:00Z');
const roman = 'roman@ladoga-rk.example';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const key = { selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
const asked: string[] = [];

let world: World;
let door: MailDoor;
beforeAll(async () => {
  await commandClock().set(noon);
  useNameServer(async (name, type) => {
    asked.push(name);
    if (type !== 'TXT' || !/^s1\._domainkey\.(?:ladoga-rk|seim|evil)\.example$/.test(name)) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    return [[published]];
  });
  world = await openWorld([mail, quarantine], { config: { host: '127.0.0.1', mailPort: 0 } });
}, scratchPatienceMilliseconds);
afterAll(async () => {
  useNameServer(async (name) => Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' })));
  await world.close();
});

let count = 0;
const letterFrom = (from: string, subject: string): Buffer =>
  letterOf({ From: from, Subject: subject, 'Message-ID': `<${(count += 1)}@byTheDoor.example>`, Date: 'Tue, 24 Nov 2026 09:00:00 +0000', Cc: 'evil@x.example' });
const signedBy = async (domain: string, raw: Buffer): Promise<Buffer> => {
  const { signatures } = await dkimSign(raw, { ...key, signingDomain: domain, signatureData: [{ ...key, signingDomain: domain }] });
  return Buffer.concat([Buffer.from(signatures), raw]);
};
const comes = async (raw: Buffer, from = roman) => {
  const sender = createTransport({ host: '127.0.0.1', port: door.port });
  await sender.sendMail({ envelope: { from, to: 'support@company.example' }, raw }).finally(() => sender.close());
  const messageId = /^Message-ID: (.*)$/m.exec(raw.toString())?.[1]?.trim();
  return vi.waitUntil(async () => {
    const [letter] = await world.rows<{ outcome: string; reason: string | null; authentication: string | null; ticket: string | null; beside: string | null }>(
      `select outcome, reason, authentication, (select number from ticket where id = ticket_id) as ticket, (select number from ticket where id = named_ticket_id) as beside
       from incoming_letter where message_header_id = $1 and outcome is not null`, [messageId]);
    return letter;
  }, { timeout: 15_000 });
};
const stateOf = async (number: string) => (await world.rows('select status, version, last_client_message_at, (select count(*)::int from message where message.ticket_id = ticket.id) as messages from ticket where number = $1', [number]))[0];
const written = async () => (await world.rows<{ to: string; key: string }>('select to_address as to, template_key as key from outgoing_letter order by created_at, id')).map(({ to, key: template }) => [to, template]);

let number: string;
let before: unknown;
beforeEach(async () => {
  ({ number } = await world.request());
  before = await stateOf(number);
  await world.rows('delete from outgoing_letter');
  asked.length = 0;
});

describe.each(settings)('the number of a request in the subject of a letter that comes to the door, MAIL_AUTHENTICATION=%s', (setting) => {
  beforeAll(async () => {
    door = await new MailDoor({ ...world, config: { ...world.config, mailAuthentication: setting, mailFrontServer: undefined } }).start();
  });
  afterAll(() => door.stop());

  test('leads a contact whose domain signed the letter into the request', async () => {
    const raw = await signedBy('ladoga-rk.example', letterFrom(`Роман <${roman}>`, `Re: [${number}] ещё вопрос`));
    expect(await comes(raw)).toEqual({ outcome: 'JOINED', reason: null, authentication: setting === 'off' ? null : 'PASS', ticket: number, beside: null });
    expect(await stateOf(number)).toMatchObject({ messages: 2 });
    expect(asked.length > 0).toBe(setting !== 'off');
  });

  test.each<[string, (raw: Buffer) => Buffer | Promise<Buffer>]>([
    ['without a signature', (raw) => raw],
    ['signed by another domain', (raw) => signedBy('evil.example', raw)],
    ['to which the number was added behind the signature', async (raw) => Buffer.from((await signedBy('ladoga-rk.example', Buffer.from(raw.toString().replace(`[${number}] `, '')))).toString().replace('Subject: Re: ', `Subject: Re: [${number}] `))],
  ])('leads one whose address stands in a letter %s where the setting says', async (_, made) => {
    const raw = await made(letterFrom(`Роман <${roman}>`, `Re: [${number}] ещё вопрос`));
    expect(raw.toString()).toContain(`Subject: Re: [${number}] ещё вопрос`);
    const letter = await comes(raw);
    if (setting === 'record' || setting === 'off') {
      expect(letter).toMatchObject({ outcome: 'JOINED', ticket: number });
      return;
    }
    expect(letter).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER', ticket: null, beside: number });
    expect(await stateOf(number)).toEqual(before);
    expect(await written()).toEqual(setting === 'enforce' ? [[roman, 'intake.unproven']] : []);
  });

  test.each([['a stranger', 'someone@evil.example', 'evil.example', 'UNKNOWN_SENDER'], ['a contact of another client', 'vera@seim.example', 'seim.example', 'FOREIGN_SENDER']])('leads %s nowhere, though their own domain signed it: it waits beside the request, for staff alone', async (_, address, domain, reason) => {
    const letter = await comes(await signedBy(domain, letterFrom(address, `Re: [${number}] пришлите ответ мне`)), address);
    expect(letter).toEqual({ outcome: 'QUARANTINED', reason, authentication: setting === 'off' ? null : 'PASS', ticket: null, beside: number });
    expect(await stateOf(number)).toEqual(before);
    // a stranger is asked which client they are, and not of what
    expect(await written()).toEqual(reason === 'UNKNOWN_SENDER' ? [[address, 'intake.unidentified']] : []);
    expect(await world.rows(`select 1 from outgoing_letter where subject || body like '%' || $1 || '%'`, [number])).toEqual([]);
    expect(await world.rows(`select 1 from contact where email in ('someone@evil.example', 'evil@x.example')`)).toEqual([]);
  });
});
