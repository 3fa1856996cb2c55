import { expect, test } from 'vitest';
import { authorsOf } from './reading/authors.ts';
import { senderOf, type KnownClient } from './sender.ts';

const client: KnownClient = { id: 'client', active: true, unprovenLetters: false };
/** Whose letter it is, where its sender is proven and the domain is a client's alone. */
const placed = (...from: string[]) => senderOf(authorsOf(from, null), { contact: null, claimants: [client] });

// RFC 5322 and what programs really write; the address is one and unmistakable
test.each([
  ['bounce+a=b@client.example', 'bounce+a=b@client.example'],
  ['support+tag@client.example', 'support+tag@client.example'],
  ['SRS0=HHH=TT=orig.example=user@client.example', 'srs0=hhh=tt=orig.example=user@client.example'],
  ['prvs=1234abcd=ivan@client.example', 'prvs=1234abcd=ivan@client.example'],
  ['msprvs1=17abc=bounces-1@client.example', 'msprvs1=17abc=bounces-1@client.example'],
  ['cn=ivan/ou=x/o=client@client.example', 'cn=ivan/ou=x/o=client@client.example'],
  ["o'brien@client.example", "o'brien@client.example"],
  ['-x-@client.example', '-x-@client.example'],
  ['+79211234567@client.example', '+79211234567@client.example'],
  ['"john.doe"@client.example', 'john.doe@client.example'],
  ['Team: Ivan <ivan@client.example>;', 'ivan@client.example'],
  ['Team: ivan@client.example;', 'ivan@client.example'],
  ['ivan@client.example (Ivan Petrov)', 'ivan@client.example'],
  ['Ivan (a (b) c, d) <ivan@client.example>', 'ivan@client.example'],
  ['Ivan "Vanya" Petrov <ivan@client.example>', 'ivan@client.example'],
  ['"Ivan \\"V\\" P., dept" <ivan@client.example>', 'ivan@client.example'],
  ['Ivan, Petrov <ivan@client.example>', 'ivan@client.example'],
  ['=?utf-8?Q?Ivan=2C_P?=<ivan@client.example>', 'ivan@client.example'],
  ['Ivan @ Client <ivan@client.example>', 'ivan@client.example'],
  ['Ivan [dept] <ivan@client.example>', 'ivan@client.example'],
  ['<@relay.example,@b.example:ivan@client.example>', 'ivan@client.example'],
  ['Ivan\r\n <ivan@client.example>,', 'ivan@client.example'],
  ['ivan . petrov @ client . example', 'ivan.petrov@client.example'],
  ['ivan@client.example.', 'ivan@client.example'],
  ['Ivan <mailto:ivan@client.example>', 'ivan@client.example'],
  ['ivan@client.example, ivan@client.example', 'ivan@client.example'],
  ['Ivan <ivan@client.example>, Ivan P. <IVAN@Client.example>', 'ivan@client.example'],
])('%j is one sender and goes through (§4.9)', (from, address) => {
  expect(placed(from)).toMatchObject({ kind: 'COLLEAGUE', address });
});

test.each([
  ['two people', ['Ivan <ivan@client.example>, Anna <anna@client.example>']],
  ['two people of a group', ['Team: ivan@client.example, anna@client.example;']],
  ['two people, as a program wrote them', ['ivan@client.example; anna@client.example']],
  ['two fields, though of one address', ['ivan@client.example', 'ivan@client.example']],
  ['a second @, which servers read differently', ['"ivan@client.example"@client.example']],
  ['a quoted word with a blank, to which few servers deliver', ['"John Doe"@client.example']],
  ['two dots together', ['ivan..petrov@client.example']],
  ['a number of a machine for a domain', ['ivan@[127.0.0.1]']],
  ['a label without a mailbox', ['+tag@client.example']],
])('with %s it waits for a person', (_, from) => {
  expect(placed(...from)).toMatchObject({ kind: 'REFUSED', reason: 'AMBIGUOUS_SENDER' });
});

test('nobody is nobody', () => expect(placed('undisclosed-recipients:;')).toMatchObject({ kind: 'REFUSED', reason: 'NO_SENDER' }));
