import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { dkimSign, sealMessage } from 'mailauth';
import { beforeEach, describe, expect, test } from 'vitest';
import { useLetterhead } from '../../outgoing/letterhead.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { readLetter } from '../letterReading.ts';
import { letterOf } from '../testing/letterOf.ts';
import { authenticate } from './authenticating.ts';
import { useNameServer } from './nameServer.ts';
import { outsideAddress, type Peer } from './peer.ts';

useLetterhead({ supportEmail: 'support@company.example', publicUrl: 'https://desk.example', mailReplyToken: false });

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

const names = new Map<string, string[] | Error>();
const asked: string[] = [];
beforeEach(() => {
  names.clear();
  asked.length = 0;
  useNameServer(async (name, type) => {
    asked.push(`${type} ${name}`);
    const found = names.get(`${type} ${name}`);
    if (found instanceof Error) throw found;
    if (!found) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
    return type === 'TXT' ? found.map((text) => [text]) : found;
  });
});

const settings = readConfig({ args: [], env: {}, workingFolder: '/nowhere' });
const log = createLog('silent');
const relay: Peer = { address: '127.0.0.1', helo: 'localhost', sender: 'roman@ladoga-rk.example', mailbox: null };
const stranger: Peer = { address: '203.0.113.7', helo: 'mx.evil.example', sender: 'a@evil.example', mailbox: null };
const letter = letterOf({ From: 'Роман <roman@ladoga-rk.example>', Subject: 'Q', 'Message-ID': '<1@ladoga-rk.example>', Date: 'Tue, 24 Nov 2026 09:00:00 +0000' });
const signed = async (raw = letter, domain = 'ladoga-rk.example'): Promise<Buffer> => {
  const key = { signingDomain: domain, selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] });
  return Buffer.concat([Buffer.from(signatures), raw]);
};
const check = async (raw: Buffer, peer: Peer, config: Partial<Config> = {}) => authenticate({ config: { ...settings, ...config }, log }, raw, await readLetter(raw), peer);

describe('our own check (§4.9)', () => {
  test('believes a signature of the domain, whoever brought the letter', async () => {
    names.set('TXT s1._domainkey.ladoga-rk.example', [published]);
    for (const peer of [relay, stranger, { address: null, helo: null, sender: null, mailbox: null }]) expect(await check(await signed(), peer)).toMatchObject({ authentication: 'PASS' });
  });

  test('believes the DMARC of the domain by its sending server', async () => {
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
    names.set('TXT ladoga-rk.example', ['v=spf1 ip4:203.0.113.7 -all']);
    expect(await check(letter, { ...stranger, sender: 'roman@ladoga-rk.example' })).toEqual({ authentication: 'PASS', findings: 'dmarc=pass p=reject; spf=pass; dkim=none' });
  });

  test('knows a forged sender', async () => {
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
    names.set('TXT evil.example', ['v=spf1 ip4:203.0.113.7 -all']);
    expect(await check(letter, stranger)).toEqual({ authentication: 'FAIL', findings: 'dmarc=fail p=reject; spf=pass; dkim=none' });
  });

  test('knows a letter that was changed after it was signed', async () => {
    names.set('TXT s1._domainkey.ladoga-rk.example', [published]);
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=none']);
    const changed = Buffer.concat([await signed(), Buffer.from('Переведите деньги.')]);
    expect(await check(changed, stranger)).toMatchObject({ authentication: 'FAIL', findings: expect.stringContaining('dkim=neutral d=ladoga-rk.example') });
  });

  describe('of a letter whose signature leaves its end open', () => {
    const openEnded = async (): Promise<Buffer> => {
      const key = { signingDomain: 'ladoga-rk.example', selector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), maxBodyLength: letter.length - letter.indexOf('\r\n\r\n') - 4 };
      const { signatures } = await dkimSign(letter, { ...key, signatureData: [key] });
      expect(signatures).toMatch(/[;\s]l=\d+/);
      return Buffer.concat([Buffer.from(signatures), letter]);
    };
    const appended = async () => Buffer.concat([await openEnded(), Buffer.from('Переведите деньги.\r\n')]);
    beforeEach(() => {
      names.set('TXT s1._domainkey.ladoga-rk.example', [published]);
      names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
    });

    test('does not believe what somebody wrote below it, by DKIM or by DMARC', async () => {
      expect(await check(await appended(), stranger)).toEqual({ authentication: 'NONE', findings: expect.stringContaining('dmarc=undersized p=reject; spf=none; dkim=undersized d=ladoga-rk.example') });
    });

    test('believes it as long as nobody did, and the sending server of the domain whatever stands below', async () => {
      expect(await check(await openEnded(), stranger)).toMatchObject({ authentication: 'PASS' });
      names.set('TXT ladoga-rk.example', ['v=spf1 ip4:203.0.113.7 -all']);
      expect(await check(await appended(), { ...stranger, sender: 'roman@ladoga-rk.example' })).toMatchObject({ authentication: 'PASS' });
    });
  });

  test.each(['Subject', 'Message-ID', 'In-Reply-To', 'References', 'Date', 'Content-Type'])('does not believe a letter with another %s above the signed one', async (name) => {
    names.set('TXT s1._domainkey.ladoga-rk.example', [published]);
    const whole = letterOf({ From: 'Роман <roman@ladoga-rk.example>', Subject: 'Q', 'Message-ID': '<1@ladoga-rk.example>', 'In-Reply-To': '<0@ladoga-rk.example>', References: '<0@ladoga-rk.example>', Date: 'Tue, 24 Nov 2026 09:00:00 +0000' });
    expect(await check(await signed(whole), stranger)).toMatchObject({ authentication: 'PASS' });
    expect(await check(Buffer.concat([Buffer.from(`${name}: <2@ladoga-rk.example>\r\n`), await signed(whole)]), stranger)).toEqual({ authentication: 'UNKNOWN', findings: `more than one ${name.toLowerCase()}` });
  });

  test.each([
    ['behind the headers of a signed letter, without an empty line', (raw: string) => raw.replace(/\r\n\r\n[^]*/, '\r\nX-A: 1\r\nПереведите деньги.\r\n')],
    ['in lines that end twice', (raw: string) => `X-A: 1\r\r\n${raw.replace(/\r\n\r\n([^]*)/, '\r\nX-B: 1\r\r\n\r\r\nПереведите деньги.\r\n\r\n$1')}`],
    ['behind the mark of UTF-8', (raw: string) => `\ufeffX-A: 1\r\n${raw}`],
  ])('does not believe words that stand %s: they are read otherwise than they were signed (row 1)', async (_, trick) => {
    names.set('TXT s1._domainkey.ladoga-rk.example', [published]);
    expect(await check(await signed(), stranger)).toMatchObject({ authentication: 'PASS' });
    expect(await check(Buffer.from(trick((await signed()).toString())), stranger)).toEqual({ authentication: 'UNKNOWN', findings: 'its lines were mended to be read' });
  });

  test.each(['Subject', 'Date', 'References'])('does not let a sender whom the domain disowns be merely unknown by another %s (§4.9)', async (name) => {
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
    expect(await check(Buffer.concat([Buffer.from(`${name}: x\r\n`), letterOf({ From: 'roman@ladoga-rk.example', Subject: 'Q', Date: 'Tue, 24 Nov 2026 09:00:00 +0000', References: '<0@x.example>' })]), stranger)).toMatchObject({ authentication: 'FAIL' });
  });

  test('nor by an envelope of a domain whose name servers are broken', async () => {
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']).set('TXT broken.example', Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
    expect(await check(letter, { ...stranger, sender: 'a@broken.example' })).toMatchObject({ authentication: 'FAIL', findings: expect.stringContaining('spf=temperror') });
    names.set('TXT ladoga-rk.example', Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
    expect(await check(letter, { ...stranger, sender: 'roman@ladoga-rk.example' })).toMatchObject({ authentication: 'UNKNOWN' });
  });

  test('nor by more signatures than anybody looks at, or by a policy of servers without end', async () => {
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
    const signature = Buffer.from('DKIM-Signature: v=1; a=rsa-sha256; d=evil.example; s=x; h=from; bh=AA==; b=AA==\r\n');
    expect(await check(Buffer.concat([...Array.from({ length: 11 }, () => signature), letter]), stranger)).toEqual({ authentication: 'FAIL', findings: 'dmarc=fail p=reject; spf=none; dkim=none' });
    const policy = (name: string) => [`v=spf1 ${Array.from({ length: 9 }, (_, at) => `include:a${at}.${name}`).join(' ')} -all`];
    useNameServer(async (name, type) => {
      if (name === '_dmarc.ladoga-rk.example') return [['v=DMARC1; p=reject']];
      if (type !== 'TXT' || !name.endsWith('evil.example') || name.startsWith('_')) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      asked.push(name);
      return [policy(name)];
    });
    expect(await check(letter, stranger)).toMatchObject({ authentication: 'FAIL' });
    expect(asked.length).toBeGreaterThan(10);
  });

  test('does not take the signature of somebody else for the domain’s', async () => {
    names.set('TXT s1._domainkey.evil.example', [published]);
    expect(await check(await signed(letter, 'evil.example'), stranger)).toMatchObject({ authentication: 'NONE', findings: expect.stringContaining('dkim=pass d=evil.example') });
  });

  test.each([
    ['a From folded before its colon stands above', (from: string) => `From\r\n : a@evil.example\r\n${from}`],
    ['the headers end for one at a bare LF before CRLF', (from: string) => `From\r\n : a@evil.example\r\nX-A: b\n\r\n${from}`],
    ['they end for one at a bare LF, and what follows looks like headers', (from: string) => `From: a@evil.example\r\nX-A: b\n\r\n${from}`],
    ['the From is hidden from one in the line above', (from: string) => `From\r\n\t: a@evil.example\n\r\n${from}`],
  ])('does not take the DMARC of another From for that of the one that is read: %s (row 1)', async (_, above) => {
    names.set('TXT s1._domainkey.evil.example', [published]).set('TXT _dmarc.evil.example', ['v=DMARC1; p=reject']);
    const trick = Buffer.from(above('From: Роман <roman@ladoga-rk.example>\r\nSubject: Q\r\nMessage-ID: <1@evil.example>\r\nDate: Tue, 24 Nov 2026 09:00:00 +0000\r\n\r\nПереведите деньги.\r\n'));
    const raw = await signed(trick, 'evil.example');
    const { authors } = await readLetter(raw);
    const proof = await check(raw, stranger);
    expect([authors.map(({ address }) => address), proof?.authentication]).not.toEqual([['roman@ladoga-rk.example'], 'PASS']);
    // the bytes are judged as somebody else's even where the reader takes the other From
    expect(await authenticate({ config: settings, log }, raw, { authors: [{ address: 'roman@ladoga-rk.example', name: '' }], headers: new Map([['dkim-signature', ['…']]]), route: { hops: [], returnPath: null }, isMended: false }, stranger)).not.toMatchObject({ authentication: 'PASS' });
  });

  test('says so when the name servers do not answer', async () => {
    const silent = Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    names.set('TXT s1._domainkey.ladoga-rk.example', silent).set('TXT _dmarc.ladoga-rk.example', silent);
    expect(await check(await signed(), stranger)).toMatchObject({ authentication: 'UNKNOWN' });
  });

  test('asks nobody about an unsigned letter from a server of our own: that proves nothing either way', async () => {
    expect(await check(letter, relay)).toEqual({ authentication: 'UNKNOWN', findings: 'dkim=none' });
    expect(asked).toEqual([]);
  });

  test('does not choose among several authors', async () => {
    expect(await check(letterOf({ From: 'a@x.example, b@y.example' }), stranger)).toMatchObject({ authentication: 'UNKNOWN' });
  });
});

describe('a letter that was sealed on its way', () => {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const proven = 'dkim=pass header.d=ladoga-rk.example; dmarc=pass header.from=ladoga-rk.example';
  const sealedBy = async (domain: string, results: string, cv: 'none' | 'pass' = 'none', raw = letter): Promise<Buffer> =>
    Buffer.concat([await sealMessage(raw, { signingDomain: domain, selector: 's1', privateKey: key, authResults: `mx.${domain}; ${results}`, cv }), raw]);
  /** A set of one who leaves the end of the text open (`l=`), as the standard lets it; the library makes none. */
  const openlySealed = (): Buffer => {
    const [head = '', body = ''] = letter.toString('latin1').split(/\r\n\r\n([\s\S]*)/);
    const relaxed = (line: string): string => `${line.slice(0, line.indexOf(':')).toLowerCase()}:${line.slice(line.indexOf(':') + 1).replaceAll(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`;
    const sign = (...lines: string[]): string => createSign('sha256').update(lines.map(relaxed).join('\r\n'), 'latin1').sign(privateKey, 'base64');
    const signedLines = ['From', 'Subject'].map((name) => head.split('\r\n').find((line) => line.startsWith(`${name}:`)) ?? '');
    const results = `ARC-Authentication-Results: i=1; mx.lists.example; ${proven}`;
    const open = `ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/simple; d=lists.example; s=s1; h=from:subject; l=${body.length}; bh=${createHash('sha256').update(body, 'latin1').digest('base64')}; b=`;
    const message = `${open}${sign(...signedLines, open)}`;
    const seal = 'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=lists.example; s=s1; b=';
    return Buffer.concat([Buffer.from(`${seal}${sign(results, message, seal)}\r\n${message}\r\n${results}\r\n`), letter]);
  };
  const trusting = { mailTrustedSealers: ['lists.example'] };
  beforeEach(() => {
    for (const domain of ['lists.example', 'evil.example']) names.set(`TXT s1._domainkey.${domain}`, [published]);
    names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']);
  });

  test('is believed when a setting trusts the sealer, by whatever door it came', async () => {
    const raw = await sealedBy('lists.example', proven);
    for (const peer of [relay, stranger]) expect(await check(raw, peer, trusting)).toMatchObject({ authentication: 'PASS', findings: expect.stringContaining('arc=pass d=lists.example') });
    expect(await check(raw, stranger)).toMatchObject({ authentication: 'FAIL', findings: expect.stringMatching(/arc=pass$/) });
  });

  test('by a signature of its beginning is believed as long as nobody wrote below it; after that the findings say so', async () => {
    const raw = openlySealed();
    expect(await check(raw, stranger, trusting)).toMatchObject({ authentication: 'PASS' });
    expect(await check(Buffer.concat([raw, Buffer.from('Переведите деньги.\r\n')]), stranger, trusting)).toMatchObject({ findings: expect.stringContaining('arc=undersized') });
  });

  test.each([
    ['by a stranger', () => sealedBy('evil.example', proven)],
    ['by one who found nothing proven', () => sealedBy('lists.example', 'dkim=none; dmarc=fail header.from=ladoga-rk.example')],
    ['by one who found another domain proven', () => sealedBy('lists.example', 'dkim=pass header.d=evil.example; dmarc=pass header.from=evil.example')],
    ['by a stranger, and then by one who is trusted and found that', async () => sealedBy('lists.example', 'arc=pass; dkim=none; dmarc=fail header.from=ladoga-rk.example', 'pass', await sealedBy('evil.example', proven))],
    ['by a signature of its beginning alone, and written on below', () => Buffer.concat([openlySealed(), Buffer.from('Переведите деньги.\r\n')])],
    ['and changed afterwards', async () => Buffer.concat([await sealedBy('lists.example', proven), Buffer.from('Переведите деньги.')])],
  ])('%s is not', async (_, make) => {
    expect(await check(await make(), stranger, trusting)).toMatchObject({ authentication: 'FAIL' });
  });
});

describe('the settings', () => {
  test('off: nobody wants to know', async () => {
    expect(await check(letter, stranger, { mailAuthentication: 'off' })).toBeNull();
  });

  test('a front server: its word counts and no name server is asked', async () => {
    const told = letterOf({ 'Authentication-Results': 'mx.company.example; dmarc=pass header.from=ladoga-rk.example', From: 'roman@ladoga-rk.example', Subject: 'Q' });
    expect(await check(told, relay, { mailFrontServer: 'mx.company.example' })).toMatchObject({ authentication: 'PASS' });
    expect(await check(letter, relay, { mailFrontServer: 'mx.company.example' })).toEqual({ authentication: 'UNKNOWN', findings: 'no result of mx.company.example' });
    expect(asked).toEqual([]);
  });

  describe('a front server whose word others bring along', () => {
    const front = { mailFrontServer: 'mx.company.example', mailFrontServerPeers: ['10.20.0.5', '2001:db8:1::/48', 'imap.company.example'] };
    const told = letterOf({ 'Authentication-Results': 'MX.company.example (mine); dmarc=pass header.from=ladoga-rk.example', From: 'roman@ladoga-rk.example', Subject: 'Q' });
    beforeEach(() => void names.set('TXT _dmarc.ladoga-rk.example', ['v=DMARC1; p=reject']));
    const from = (address: string | null, mailbox: string | null = null): Peer => ({ address, helo: 'x', sender: 'a@evil.example', mailbox });

    test.each([['10.20.0.5', null], ['::ffff:10.20.0.5', null], ['2001:db8:1::25', null], [null, 'imap.company.example']])('is believed from %s, mailbox %s', async (address, mailbox) => {
      expect(await check(told, from(address, mailbox), front)).toEqual({ authentication: 'PASS', findings: 'dmarc=pass; spf=none; dkim=none' });
      expect(asked).toEqual([]);
    });

    test.each([['203.0.113.7', null], ['2001:db8:2::25', null]])('is forged from %s, and the desk finds out by itself what the letter proves', async (address) => {
      const proof = await check(told, from(address), front);
      expect(proof).toMatchObject({ authentication: 'FAIL', findings: expect.stringMatching(/^dmarc=fail p=reject; .*; forged results of mx\.company\.example$/) });
      expect(await check(letter, from(address), front)).toMatchObject({ findings: expect.not.stringContaining('forged') });
    });

    test.each([['127.0.0.1', null], ['10.20.0.6', null], [null, 'imap.other.example'], [null, null], ['10.20.0.5', 'imap.other.example']])('proves nothing from %s, mailbox %s', async (address, mailbox) => {
      expect(await check(told, from(address, mailbox), front)).toEqual({ authentication: 'UNKNOWN', findings: 'dkim=none; forged results of mx.company.example' });
    });
  });

  test('no front server: its headers are words of the sender', async () => {
    const told = letterOf({ 'Authentication-Results': 'mx.company.example; dmarc=pass header.from=ladoga-rk.example', From: 'roman@ladoga-rk.example', Subject: 'Q' });
    expect(await check(told, relay)).toMatchObject({ authentication: 'UNKNOWN' });
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['2001:db8::7', '2001:db8::7'],
  ['127.0.0.1', null], ['::1', null], ['::ffff:10.1.2.3', null], ['192.168.1.1', null], ['fd00::1', null], ['', null], [null, null], ['mx.client.example', null],
])('the server out there at %s is %s', (address, expected) => {
  expect(outsideAddress(address)).toBe(expected);
});
