import { expect, test } from 'vitest';
import { useLetterhead } from '../../outgoing/letterhead.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { longestTurn } from '../../platform/testing/longestTurn.ts';
import type { ReadLetter } from '../letterReading.ts';
import { proofBombs, wordOfMegabyte } from '../testing/proofBombs.ts';
import { authenticate } from './authenticating.ts';
import { useNameServer } from './nameServer.ts';

useLetterhead({ supportEmail: 'support@company.example', publicUrl: 'https://desk.example', mailReplyToken: false });

const settings = readConfig({ args: [], env: {}, workingFolder: '/nowhere' });
const stranger = { address: '203.0.113.7', helo: 'mx.evil.example', sender: 'a@evil.example', mailbox: null };
const read = { authors: [{ address: 'a@evil.example', name: '' }], headers: new Map([['dkim-signature', ['…']]]), route: { hops: [], returnPath: null } } as unknown as ReadLetter;
const prove = (raw: Buffer, config: Partial<Config> = {}) => authenticate({ config: { ...settings, ...config }, log: createLog('silent') }, raw, read, stranger);

test.each(Object.entries(proofBombs))('what is made of %s keeps nobody waiting: it is looked at in a process apart, and proves nothing', async (_, make) => {
  useNameServer(async () => Promise.reject(Object.assign(new Error('nothing'), { code: 'ENOTFOUND' })));
  const raw = make();
  let proof: unknown;
  expect(await longestTurn(async () => (proof = await prove(raw)))).toBeLessThan(100);
  expect(proof).toMatchObject({ authentication: expect.stringMatching(/^(UNKNOWN|NONE)$/) });
});

test('a megabyte in the name of the front server neither', async () => {
  const raw = wordOfMegabyte('mx.company.example');
  let proof: unknown;
  expect(await longestTurn(async () => (proof = await prove(raw, { mailFrontServer: 'mx.company.example', mailFrontServerPeers: [stranger.address] })))).toBeLessThan(100);
  expect(proof).toMatchObject({ authentication: expect.stringMatching(/^(UNKNOWN|NONE|PASS)$/) });
});

test('policies that refer to each other without end are followed a hundred names far', async () => {
  let asked = 0;
  useNameServer(async (name, type) => {
    asked += 1;
    return type === 'TXT' && !name.startsWith('_') ? [[`v=spf1 ${Array.from({ length: 9 }, (_, number) => `include:n${asked}x${number}.evil.example`).join(' ')} -all`]] : Promise.reject(Object.assign(new Error('nothing'), { code: 'ENOTFOUND' }));
  });
  expect(await prove(Buffer.from('From: a@evil.example\r\nSubject: x\r\n\r\n'))).toMatchObject({ authentication: expect.stringMatching(/^(UNKNOWN|NONE)$/) });
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(100);
});

test('of ten letters of a domain whose name servers are silent only the first one waits for them', async () => {
  let asked = 0;
  useNameServer(async () => {
    asked += 1;
    return Promise.reject(Object.assign(new Error('silent'), { code: 'ETIMEOUT' }));
  });
  const raw = Buffer.from('From: a@evil.example\r\nSubject: x\r\n\r\n');
  await prove(raw);
  const askedByFirst = asked;
  for (let letter = 1; letter < 10; letter += 1) expect(await prove(raw)).toMatchObject({ authentication: expect.stringMatching(/^(UNKNOWN|NONE)$/) });
  expect(askedByFirst).toBeGreaterThan(0);
  expect(asked).toBe(askedByFirst);
});
