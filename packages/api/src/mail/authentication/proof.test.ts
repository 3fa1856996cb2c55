import { describe, expect, test } from 'vitest';
import { isAligned, proofOf, type Signs } from './proof.ts';

const nothing: Signs = { signatures: [], spf: 'none', isSpfOfFrom: false, dmarc: { result: 'none', policy: null }, arc: null, voucher: null };
const signature = (result: string, aligned = true) => ({ domain: aligned ? 'client.example' : 'sender.example', result, aligned });
const dmarc = (result: string, policy: string | null = null) => ({ result, policy });

describe('whether a letter comes from the owner of its From (§4.9)', () => {
  test.each<[string, Partial<Signs>, string]>([
    ['DMARC passes', { dmarc: dmarc('pass', 'reject') }, 'PASS'],
    ['its domain signed it', { signatures: [signature('pass')] }, 'PASS'],
    ['its domain signed it, and somebody else’s signature is broken', { signatures: [signature('fail', false), signature('pass')] }, 'PASS'],
    ['somebody else signed it', { signatures: [signature('pass', false)] }, 'NONE'],
    ['a server may send for the envelope', { spf: 'pass' }, 'NONE'],
    ['nothing is published', {}, 'NONE'],
    ['a signature without a policy is broken', { signatures: [signature('fail')] }, 'NONE'],
    ['DMARC fails', { dmarc: dmarc('fail', 'reject'), spf: 'fail' }, 'FAIL'],
    ['DMARC fails where nothing is asked of anybody', { dmarc: dmarc('fail', 'none'), spf: 'softfail' }, 'FAIL'],
    ['DMARC fails and somebody sealed that it once passed', { dmarc: dmarc('fail', 'reject'), spf: 'fail', arc: 'pass' }, 'FAIL'],
    ['DMARC fails and a sealer who is trusted says that it once passed', { dmarc: dmarc('fail', 'reject'), spf: 'fail', arc: 'pass', voucher: 'lists.example' }, 'PASS'],
    ['DMARC fails and the sending server is not known', { dmarc: dmarc('fail', 'reject'), spf: null, signatures: [signature('neutral')] }, 'UNKNOWN'],
    ['DMARC fails while the key could not be fetched', { dmarc: dmarc('fail', 'reject'), signatures: [signature('temperror')] }, 'UNKNOWN'],
    ['DMARC fails while the sending servers of the From domain could not be fetched', { dmarc: dmarc('fail', 'reject'), spf: 'temperror', isSpfOfFrom: true }, 'UNKNOWN'],
    ['DMARC fails while those of an envelope of the sender’s choice could not be fetched', { dmarc: dmarc('fail', 'reject'), spf: 'temperror' }, 'FAIL'],
    ['the policy could not be fetched', { dmarc: dmarc('temperror') }, 'UNKNOWN'],
    ['nobody asked for a policy', { dmarc: null }, 'NONE'],
  ])('%s', (_, signs, expected) => {
    expect(proofOf({ ...nothing, ...signs }).authentication).toBe(expected);
  });

  test('is told with what was found', () => {
    expect(proofOf({ signatures: [signature('fail')], spf: 'softfail', isSpfOfFrom: false, dmarc: dmarc('fail', 'reject'), arc: 'pass', voucher: null }).findings).toBe('dmarc=fail p=reject; spf=softfail; dkim=fail d=client.example; arc=pass');
    expect(proofOf({ signatures: [], spf: null, isSpfOfFrom: false, dmarc: null, arc: null, voucher: null }).findings).toBe('dkim=none');
    expect(proofOf({ ...nothing, signatures: Array.from({ length: 100 }, () => signature('fail')) }).findings).toHaveLength(300);
  });
});

test.each([
  ['client.example', 'client.example', true],
  ['client.example', 'CLIENT.example.', true],
  ['mail.client.example', 'client.example', true],
  ['client.example', 'mail.client.example', true],
  ['завод.рф', 'xn--80adi8aaufcj8j.xn--p1ai', false],
  ['пример.рф', 'xn--e1afmkfd.xn--p1ai', true],
  ['client.example', 'notclient.example', false],
  ['client.example', 'example', false],
  ['client.example', 'client.example.evil.example', false],
])('for %s speaks %s: %s', (from, signing, expected) => {
  expect(isAligned(from, signing)).toBe(expected);
});
