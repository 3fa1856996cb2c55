import { addressInName } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { domainOf } from '../platform/text/domainOf.ts';
import { isAddress, nameOf, senderOf, type KnownClient, type KnownContact } from './sender.ts';

const ladoga: KnownClient = { id: 'ladoga', active: true, unprovenLetters: false };
const seim: KnownClient = { id: 'seim', active: true, unprovenLetters: false };
const anna: KnownContact & { client: KnownClient } = { id: 'anna', name: 'Анна', clientId: 'ladoga', active: true, client: ladoga };
const author = (address: string, name = '') => ({ address, name });
const nobody = { contact: null, claimants: [] };

describe('the sender of a letter (§4.1, §4.9)', () => {
  test('is the contact with that address, whatever name stands beside it', () => {
    expect(senderOf([author('anna@ladoga.example', 'Support')], { contact: anna, claimants: [seim] })).toEqual({
      kind: 'CONTACT', address: 'anna@ladoga.example', clientId: 'ladoga', contactId: 'anna', name: 'Анна',
    });
  });

  test('is a colleague when only the domain is a client’s', () => {
    expect(senderOf([author('new@ladoga.example', 'Новый\r\nСотрудник')], { contact: null, claimants: [ladoga] })).toEqual({
      kind: 'COLLEAGUE', address: 'new@ladoga.example', clientId: 'ladoga', name: 'Новый Сотрудник',
    });
  });

  test.each([
    ['nobody', [], nobody, 'NO_SENDER'],
    ['an address of no client', [author('a@else.example')], nobody, 'UNKNOWN_SENDER'],
    ['a domain of two clients', [author('a@group.example')], { contact: null, claimants: [ladoga, seim] }, 'AMBIGUOUS_SENDER'],
    ['two authors', [author('anna@ladoga.example'), author('b@x.example')], { contact: anna, claimants: [] }, 'AMBIGUOUS_SENDER'],
    ['something that is no address', [author('anna@ladoga.example, b@x.example')], nobody, 'AMBIGUOUS_SENDER'],
    ['an endless address', [author(`${'a'.repeat(250)}@x.example`)], nobody, 'AMBIGUOUS_SENDER'],
    ['a contact who has left', [author('anna@ladoga.example')], { contact: { ...anna, active: false }, claimants: [ladoga] }, 'INACTIVE_SENDER'],
    ['a client who has left', [author('anna@ladoga.example')], { contact: { ...anna, client: { ...ladoga, active: false } }, claimants: [] }, 'INACTIVE_SENDER'],
    ['a domain of a client who has left', [author('b@ladoga.example')], { contact: null, claimants: [{ ...ladoga, active: false }] }, 'INACTIVE_SENDER'],
  ] as const)('is not accepted without a person when it is %s', (_, authors, known, reason) => {
    expect(senderOf(authors, known)).toMatchObject({ kind: 'REFUSED', reason });
  });
});

test.each(['a@b.example', 'anna.petrova+desk@mail.ladoga.example', "o'neil@x.example", '_svc-1@x.example', 'root@host', 'почта@ладога.рф', '1c@x.example', 'a=b@x.example', `${'a'.repeat(64)}@x.example`])('%s is an address', (address) => expect(isAddress(address)).toBe(true));

test.each(['😀@ladoga.example', '+2aa-@ladoga.example', 'я@ladoga.example', 'a\ufffd@ladoga.example', 'a\u0000b@ladoga.example', '.a@x.example', 'a.@x.example', 'a..b@x.example', 'a@-x.example', 'a@x..example', 'a@😀.example', 'a@x.example.', 'a@[127.0.0.1]', '@x.example', 'a@', `${'a'.repeat(65)}@x.example`, 'a\u200b@x.example'])('%j is none to which a server delivers, and opens nothing for a client whose domain it names', (address) => {
  expect(isAddress(address)).toBe(false);
  expect(senderOf([author(address)], { contact: null, claimants: [ladoga] })).toMatchObject({ kind: 'REFUSED', reason: 'AMBIGUOUS_SENDER' });
});

test('an endless address is looked at in no time', () => {
  const began = performance.now();
  for (const text of ['a'.repeat(100_000), 'a.'.repeat(100_000), `a@${'a-'.repeat(100)}!`, `a@${'a.'.repeat(100)}!`]) isAddress(text);
  expect(performance.now() - began).toBeLessThan(200);
});

describe('where a proof of the sender is asked for and lacking (§4.9)', () => {
  const trusted = { ...ladoga, unprovenLetters: true };
  test.each([
    ['a contact waits for a person', { contact: anna, claimants: [] }, { kind: 'REFUSED', reason: 'UNPROVEN_SENDER' }],
    ['a colleague waits for a person', { contact: null, claimants: [ladoga] }, { kind: 'REFUSED', reason: 'UNPROVEN_SENDER' }],
    ['a stranger stays a stranger', nobody, { kind: 'REFUSED', reason: 'UNKNOWN_SENDER' }],
    ['whoever has left stays so', { contact: { ...anna, active: false }, claimants: [] }, { kind: 'REFUSED', reason: 'INACTIVE_SENDER' }],
    ['a contact of a client that needs none is that contact', { contact: { ...anna, client: trusted }, claimants: [] }, { kind: 'CONTACT' }],
    ['a colleague at a client that needs none is a colleague', { contact: null, claimants: [trusted] }, { kind: 'COLLEAGUE' }],
  ] as const)('%s', (_, known, expected) => {
    expect(senderOf([author('anna@ladoga.example')], known, 'TO_ENTER')).toMatchObject(expected);
  });

  test.each([
    ['a contact', { contact: anna, claimants: [] }, true],
    ['a colleague', { contact: null, claimants: [ladoga] }, true],
    ['a contact of a client that needs none', { contact: { ...anna, client: trusted }, claimants: [] }, undefined],
    ['a colleague at a client that needs none', { contact: null, claimants: [trusted] }, undefined],
  ] as const)('to speak in a request only, %s comes in, and whether it may speak is told', (_, known, unproven) => {
    const sender = senderOf([author('anna@ladoga.example')], known, 'TO_SPEAK');
    expect(sender.kind).not.toBe('REFUSED');
    expect('unproven' in sender ? sender.unproven : undefined).toBe(unproven);
  });
});

test.each([
  ['a@Client.Example', 'client.example'],
  ['"a@b"@client.example', 'client.example'],
])('the domain of %s is %s', (address, expected) => {
  expect(domainOf(address)).toBe(expected);
});

test('somebody without a name is called by the address', () => {
  expect(nameOf({ address: 'ivan.petrov@client.example', name: ' ' })).toBe('ivan.petrov');
});

test.each([
  ['ceo@client.example', 'x@evil.example', 'ceo@client.example', 'x'],
  ['"support@company.example" (help)', 'x@evil.example', 'support@company.example', 'x'],
  ['Иван <ivan@client.example>', 'x@evil.example', 'ivan@client.example', 'x'],
  ['директор@клиент.рф', 'x@evil.example', 'директор@клиент.рф', 'x'],
  ['ivan.petrov@client.example', 'ivan@client.example', null, 'ivan.petrov@client.example'],
  ['ivan@mail.client.example', 'ivan@client.example', null, 'ivan@mail.client.example'],
  ['Иван @ работа', 'ivan@client.example', null, 'Иван @ работа'],
  ['Пётр', 'x@evil.example', null, 'Пётр'],
])('the name %s beside %s holds somebody else’s address: %s; the person is called %s (§4.9, row 36)', (name, address, held, called) => {
  expect(addressInName(name, address)).toBe(held);
  expect(nameOf({ name, address })).toBe(called);
});
