import { beforeEach, describe, expect, test } from 'vitest';
import { commandClock } from '../../platform/clock.ts';
import { nameServer, nameServerForLetter, patienceMilliseconds, silenceMilliseconds, useNameServer } from './nameServer.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const fault = (code: string): Error => Object.assign(new Error(code), { code });
let asked: string[] = [];
beforeEach(async () => {
  await clock.set(noon);
  asked = [];
  useNameServer((name) => {
    asked.push(name);
    if (name.endsWith('silent.example')) return Promise.reject(fault('ETIMEOUT'));
    return name.endsWith('empty.example') ? Promise.reject(fault('ENOTFOUND')) : Promise.resolve(['1.2.3.4']);
  });
});
const timesOut = (name: string) => expect(nameServer(name, 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });

describe('a domain whose name servers are silent', () => {
  test('is waited for once for its keys, its policies and its servers each, not by every question of every letter', async () => {
    for (const name of ['s1._domainkey.silent.example', 's1._domainkey.silent.example', 's2._domainkey.Silent.example', '_dmarc.silent.example', '_dmarc.mail.silent.example', 'silent.example', 'mail.silent.example']) await timesOut(name);
    expect(asked).toEqual(['s1._domainkey.silent.example', '_dmarc.silent.example', 'silent.example']);
  });

  test('is the same domain under whatever name it is asked for', async () => {
    await timesOut('a1.silent.example');
    for (const name of ['a2.silent.example', 'a3.Silent.example', 'b.a4.silent.example']) await timesOut(name);
    expect(asked).toEqual(['a1.silent.example']);
    // two owners under one public suffix are two
    await timesOut('x.silent.example');
    expect(await nameServer('other.co.uk', 'A')).toEqual(['1.2.3.4']);
  });

  test('is asked again after some minutes', async () => {
    await timesOut('silent.example');
    await clock.set(noon + silenceMilliseconds);
    await timesOut('silent.example');
    expect(asked).toHaveLength(2);
  });

  test('silences no other: neither its neighbours nor one that has no such name', async () => {
    await timesOut('_dmarc.silent.example');
    expect(await nameServer('example', 'A')).toEqual(['1.2.3.4']);
    for (const name of ['_dmarc.empty.example', 'empty.example']) await expect(nameServer(name, 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(asked).toEqual(['_dmarc.silent.example', 'example', '_dmarc.empty.example', 'empty.example']);
  });
});

test('a domain that answers late each time is waited for so long in all, and some minutes later anew', async () => {
  let questions = 0;
  useNameServer(async () => {
    questions += 1;
    await clock.set(clock.now() + 1900);
    return ['1.2.3.4'];
  });
  const most = Math.ceil(patienceMilliseconds / 1900);
  for (let question = 0; question < most; question += 1) expect(await nameServer(`a${question}.slow.example`, 'A')).toEqual(['1.2.3.4']);
  await timesOut('another.slow.example');
  expect(questions).toBe(most);
  await clock.set(clock.now() + silenceMilliseconds);
  expect(await nameServer('again.slow.example', 'A')).toEqual(['1.2.3.4']);
});

const ofClient = { fromDomain: 'client.example', envelopeFrom: null };

describe('many silent domains (P12)', () => {
  beforeEach(() => {
    useNameServer((name) => {
      asked.push(name);
      // as one that never says anything, where nobody has told so yet
      if (name.includes('hanging')) return new Promise<never>(() => undefined);
      return name.includes('silent') ? Promise.reject(fault('ETIMEOUT')) : Promise.resolve(['1.2.3.4']);
    });
  });

  test('wear the patience of the desk out: others have the time of a prompt answer, and whoever answers in it is heard', async () => {
    for (let site = 0; site < 4; site += 1) await timesOut(`silent${site}.example`);
    const began = performance.now();
    await timesOut('hanging.example');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await nameServer('prompt.example', 'A')).toEqual(['1.2.3.4']);
  });

  test('are waited for once by a letter, which asks its sender’s all the same', async () => {
    const ask = nameServerForLetter(ofClient);
    for (let site = 0; site < 10; site += 1) await expect(ask(`s1._domainkey.silent${site}.example`, 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(await ask('_dmarc.client.example', 'TXT')).toEqual(['1.2.3.4']);
    expect(await ask('s1._domainkey.mail.client.example', 'TXT')).toEqual(['1.2.3.4']);
    expect(asked).toEqual(['s1._domainkey.silent0.example', '_dmarc.client.example', 's1._domainkey.mail.client.example']);
    // the next letter has a patience of its own
    expect(await nameServerForLetter(ofClient)('other.example', 'A')).toEqual(['1.2.3.4']);
  });

  test('take nothing from what the owner of the From says: its policy, and the servers that may send in its name', async () => {
    const ask = nameServerForLetter({ fromDomain: 'client.example', envelopeFrom: 'x@client.example' });
    await expect(ask('s1._domainkey.silent0.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    // a key that nobody has, below the domain whose letter it pretends to be
    await expect(ask('s1._domainkey.silent.client.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    for (const name of ['client.example', '_spf.provider.example', '_dmarc.client.example']) expect(await ask(name, 'TXT')).toEqual(['1.2.3.4']);
    // of an envelope of the sender's own nothing more is waited for
    const forged = nameServerForLetter({ fromDomain: 'client.example', envelopeFrom: 'x@evil.example' });
    await expect(forged('silent7.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await expect(forged('_spf.provider.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(await forged('_dmarc.client.example', 'TXT')).toEqual(['1.2.3.4']);
  });

  test('and those that are known to be silent cost a letter nothing of its patience', async () => {
    await timesOut('silent.example');
    const ask = nameServerForLetter(ofClient);
    await expect(ask('silent.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(await ask('other.example', 'A')).toEqual(['1.2.3.4']);
  });
});
