import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberInToken, threadToken, tokenInMessageId, tokensInAddresses } from './threadToken.ts';

const key = Buffer.alloc(32, 7);
const token = threadToken(key, { number: 'TP-2026-000401', to: 'roman@ladoga-rk.example' });
const letterId = '01a20bc7-c334-79a9-b4ef-d61b6492eda3';

describe('the token of a thread (§4.4)', () => {
  test('names its ticket', () => expect(numberInToken(key, token)).toBe('TP-2026-000401'));

  test('is the same for every letter to the same people, and another one for others', () => {
    expect(threadToken(key, { number: 'TP-2026-000401', to: 'roman@ladoga-rk.example' })).toBe(token);
    expect(threadToken(key, { number: 'TP-2026-000401', to: 'vera@seim.example' })).not.toBe(token);
    expect(threadToken(key, { number: 'TP-2026-000402', to: 'roman@ladoga-rk.example' })).not.toBe(token);
  });

  test('fits an address, and says nothing of the recipient', () => {
    expect(`support+${token}`.length).toBeLessThanOrEqual(64);
    expect(token).toMatch(/^[a-z0-9.-]+$/);
    expect(token).not.toContain('roman');
  });

  test('of another desk is none', () => {
    expect(numberInToken(Buffer.alloc(32, 8), token)).toBeNull();
  });

  test('is refused after any change: of a character, of the order, of the length', () => {
    const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz.-ABCT\u0000Жж+@ '.split('');
    const place = fc.nat(token.length - 1);
    const mutation = fc.oneof(
      fc.tuple(place, fc.constantFrom(...alphabet)).map(([at, letter]) => token.slice(0, at) + letter + token.slice(at + 1)),
      fc.tuple(place, fc.integer({ min: 1, max: 127 })).map(([at, bits]) => token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ bits) + token.slice(at + 1)),
      fc.tuple(place, place).map(([from, to]) => token.slice(0, Math.min(from, to)) + token.slice(Math.max(from, to))),
      fc.tuple(place, fc.constantFrom(...alphabet)).map(([at, letter]) => token.slice(0, at) + letter + token.slice(at)),
      fc.tuple(fc.string({ minLength: 26, maxLength: 26, unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuv'.split('')) })).map(([mac]) => token.slice(0, -26) + mac),
      fc.integer({ min: 0, max: 999_999 }).map((number) => token.replace('000401', String(number).padStart(6, '0'))),
    );
    fc.assert(fc.property(mutation.filter((mutated) => mutated !== token), (mutated) => numberInToken(key, mutated) === null), { numRuns: 1000 });
  });

  test.each([['nothing', ''], ['its number alone', 't.tp-2026-000401'], ['no signature', token.slice(0, -27)], ['a signature of nothing', `${token.slice(0, -26)}${'0'.repeat(26)}`]])('with %s is none', (_, wrong) => {
    expect(numberInToken(key, wrong)).toBeNull();
  });
});

describe('a token stands', () => {
  test('in a Message-ID of ours, before the letter', () => {
    expect(tokenInMessageId(`<${token}.${letterId}@company.example>`, 'company.example')).toBe(token);
    expect(tokenInMessageId(`<${token}.${letterId}@COMPANY.example>`, 'company.example')).toBe(token);
  });

  test.each([
    ['at another domain', `<${token}.${letterId}@other.example>`],
    ['without a letter', `<${token}@company.example>`],
    ['in a Message-ID of before', `<${letterId}@company.example>`],
  ])('nowhere %s', (_, id) => {
    expect(tokenInMessageId(id, 'company.example')).toBeNull();
  });

  test('behind the plus of an address, whatever its case', () => {
    expect(tokensInAddresses([`Support <SUPPORT+${token.toUpperCase()}@company.example>, a@x.example`, 'support@company.example'])).toEqual([token]);
  });
});
