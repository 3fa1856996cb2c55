import { describe, expect, test } from 'vitest';
import { fingerprintOf, fingerprintsOf, isHandedOverAgain, outranks } from './duplicate.ts';

const letter = 'Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nТекст\r\n';
const fingerprint = (text: string) => fingerprintOf(Buffer.from(text));

describe('the fingerprint of a letter', () => {
  test.each([
    ['another route', `Received: from mx\r\n  by us\r\n${letter}`],
    ['a mark of delivery', `Return-Path: <a@x.example>\r\nDelivered-To: support@company.example\r\n${letter}`],
    ['what another mailbox wrote on it', `X-Gm-Message-State: AOJu0Yx\r\nX-Google-Smtp-Source: AGHT+IF\r\nX-Received: by 2002:a17\r\nARC-Seal: i=1; a=rsa-sha256;\r\n b=x\r\nARC-Message-Signature: i=1\r\nARC-Authentication-Results: i=1; mx.google.example\r\nReceived-SPF: pass\r\nAuthentication-Results: mx.google.example; spf=pass\r\n${letter}`],
    ['what filters wrote on it', `X-Yandex-Spam: 1\r\nX-Yandex-Front: mail-nwsmtp\r\nX-Spam-Flag: NO\r\nX-Spam: no\r\nX-Rspamd-Queue-Id: 12\r\nX-MS-Exchange-Organization-SCL: 1\r\nDKIM-Filter: OpenDKIM\r\n${letter}`],
    ['line ends of a file', letter.replaceAll('\r\n', '\n')],
    ['a line end more at the end', `${letter}\r\n`],
  ])('is the same with %s', (_, other) => {
    expect(fingerprint(other)).toBe(fingerprint(letter));
  });

  test.each([
    ['another text', letter.replace('Текст', 'Другой')],
    ['another subject', letter.replace('x', 'y')],
    ['another header of its own', `X-Priority: 1\r\n${letter}`],
    ['another Message-ID', letter.replace('<1@', '<2@')],
    ['a "Received" in the text only', letter.replace('Текст', 'Received: x\r\nТекст')],
  ])('differs with %s', (_, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(letter));
  });
});

test.each([
  ['waits for a person without a proof', { outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER', authentication: 'NONE' }, true],
  ['waits as a machine’s, for it was sent ahead without a sender', { outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED', authentication: 'UNKNOWN' }, true],
  ['was put aside as forged', { outcome: 'STORED', reason: 'PUT_ASIDE', authentication: 'FAIL' }, true],
  ['is merely kept as a machine’s', { outcome: 'STORED', reason: 'MACHINE', authentication: null }, true],
  ['waits, as proven as it is', { outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED', authentication: 'PASS' }, false],
  ['became a request', { outcome: 'REGISTERED', reason: null, authentication: 'NONE' }, false],
  ['joined its ticket', { outcome: 'JOINED', reason: null, authentication: 'UNKNOWN' }, false],
  ['was booked as a report', { outcome: 'STORED', reason: 'BOUNCE', authentication: null }, false],
  ['is a letter of ours', { outcome: 'STORED', reason: 'OWN_LETTER', authentication: 'NONE' }, false],
  ['could not be read', { outcome: 'UNREADABLE', reason: 'NOT_A_LETTER', authentication: null }, false],
] as const)('a proven letter counts instead of the same one that %s: %s', (_, before, expected) => {
  expect(outranks({ authentication: 'PASS' }, before)).toBe(expected);
});

test('one that proves nothing counts instead of one that is disowned, and of no other', () => {
  expect((['FAIL', 'NONE', 'UNKNOWN', 'PASS', null] as const).filter((authentication) => outranks({ authentication: 'NONE' }, { outcome: 'QUARANTINED', reason: 'DISOWNED_SENDER', authentication }))).toEqual(['FAIL']);
});

test.each([
  ['comes again half an hour later', {}, true],
  ['comes again two hours later', { receivedAt: new Date('2026-11-24T11:00:01Z') }, false],
  ['has another text', { sha256: 'e' }, false],
  ['has another sender of the transport', { envelopeFrom: 'b@x.example' }, false],
  ['goes to another address', { envelopeTo: ['support@company.example', 'c@x.example'] }, false],
  ['is brought by another server', { peerAddress: '203.0.113.8' }, false],
  ['came by no server that anybody knows', { peerAddress: null }, false],
  ['lay in a mailbox, too', { peerAddress: null, envelopeFrom: null, envelopeTo: [], fromMailbox: true }, true],
  ['lay in a mailbox two hours later', { fromMailbox: true, receivedAt: new Date('2026-11-24T11:00:01Z') }, false],
  ['lay in a mailbox and does not say when it was written', { fromMailbox: true, dated: false }, false],
  ['does not say when it was written', { dated: false }, false],
])('a letter without a Message-ID that %s: is it the one before, brought once more?', (_, differences, expected) => {
  const before = { sha256: 'f', envelopeFrom: 'a@x.example', envelopeTo: ['support@company.example'], peerAddress: '203.0.113.7', fromMailbox: false, receivedAt: new Date('2026-11-24T09:00:00Z') };
  expect(isHandedOverAgain({ ...before, receivedAt: new Date('2026-11-24T09:30:00Z'), dated: true, ...differences }, before)).toBe(expected);
});

test('a letter that was stored when fewer headers counted as marks of the way is still recognised', () => {
  const raw = Buffer.from(`Authentication-Results: mx.company.example; spf=pass\r\n${letter}`);
  const [ofToday, ofBefore] = fingerprintsOf(raw);
  expect(ofToday).toBe(fingerprint(letter));
  expect(ofBefore).not.toBe(ofToday);
  expect(fingerprintsOf(Buffer.from(letter))).toEqual([fingerprint(letter)]);
});

test('a hundred thousand headers cost no more than as many bytes in one', () => {
  const seconds = (raw: Buffer): number => {
    const began = performance.now();
    for (let times = 0; times < 3; times += 1) fingerprintOf(raw);
    return (performance.now() - began) / 1000;
  };
  const [many, one] = [Buffer.from(`${'A: b\r\n'.repeat(100_000)}\r\nx`), Buffer.from(`A: ${'b'.repeat(600_000)}\r\n\r\nx`)];
  seconds(one);
  expect(seconds(many)).toBeLessThan(30 * seconds(one) + 0.5);
});
