import { expect, test } from 'vitest';
import type { Hop } from '../reading/route.ts';
import type { Peer } from './peer.ts';
import { peerByRoute } from './routePeer.ts';

const nobody: Peer = { address: null, helo: null, sender: null, mailbox: null };
const hop = (by: string, address: string | null = null): Hop => ({ by, address, helo: 'mail.client.example' });
const border = hop('mx.company.example', '203.0.113.7');
const forged = hop('mx.company.example', '198.51.100.9');
const found: Peer = { address: '203.0.113.7', helo: 'mail.client.example', sender: 'roman@client.example', mailbox: null };

test.each([
  ['the border server on top', [border, forged], found],
  ['servers of our own before it', [hop('imap.company.example'), hop('filter.company.example', '10.0.0.2'), border, forged], found],
  ['somebody else on top', [hop('mx.evil.example', '10.0.0.2'), border], nobody],
  ['somebody else between', [hop('imap.company.example', '10.0.0.2'), hop('mx.evil.example'), border], nobody],
  ['a name that only ends like ours', [hop('mxcompany.example', '203.0.113.7')], nobody],
  ['no note of anybody', [], nobody],
])('%s', (_, hops, expected) => {
  expect(peerByRoute(nobody, { hops, returnPath: 'roman@client.example' }, ['company.example'])).toEqual(expected);
});

test('nobody is trusted unless a setting says so; what the door saw comes first', () => {
  const route = { hops: [border], returnPath: 'evil@evil.example' };
  expect(peerByRoute(nobody, route, [])).toEqual(nobody);
  const seen: Peer = { address: '192.0.2.1', helo: 'x', sender: 'a@b.example', mailbox: null };
  expect(peerByRoute(seen, route, ['company.example'])).toEqual(seen);
  expect(peerByRoute({ address: '10.0.0.1', helo: 'x', sender: 'a@b.example', mailbox: null }, route, ['company.example'])).toMatchObject({ address: '203.0.113.7', sender: 'a@b.example' });
});
