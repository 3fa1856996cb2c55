import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateClient } from '../clients/clientActs.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { closestClaims } from './claims.ts';
import { findSender } from './sender.ts';

const client = (id: string, domain: string | null, ...authorisedSenders: string[]) => ({ id, domain, authorisedSenders });

describe('whose an address is (§4.1, §4.9)', () => {
  const ladoga = client('ladoga', 'ladoga.example', 'anna@partner.example', '*.ladoga.example');
  const seim = client('seim', 'seim.example', 'partner.example', '*.lab.ladoga.example', 'xn--80aegj1b.xn--p1ai');
  const group = client('group', 'Partner.example');
  const all = [ladoga, seim, group];

  test.each([
    ['the address itself comes before its domain', 'Anna@Partner.example', ['ladoga']],
    ['a domain that two clients name is both’s', 'boris@partner.example', ['seim', 'group']],
    ['the domain of the client', 'x@ladoga.example', ['ladoga']],
    ['what is below a domain is claimed by a star alone', 'x@mail.seim.example', []],
    ['a star', 'x@a.b.ladoga.example', ['ladoga']],
    ['the longer star is closer', 'x@a.lab.ladoga.example', ['seim']],
    ['a star does not claim the domain itself', 'x@lab.ladoga.example', ['ladoga']],
    ['a domain in Russian letters', 'x@завод.рф', ['seim']],
    ['the same as mail servers write it', 'x@XN--80AEGJ1B.xn--p1ai', ['seim']],
    ['an ending that only looks like it', 'x@evilladoga.example', []],
    ['nobody’s', 'x@else.example', []],
    ['no address', '', []],
  ])('%s: %s', (_, address, expected) => {
    expect(closestClaims(address, all).map(({ id }) => id)).toEqual(expected);
  });
});

describe('a letter', () => {
  let world: World;
  beforeAll(async () => {
    await commandClock().set(Date.parse('2026-11-24T09:00:00Z'));
    world = await openWorld();
    await world.workshop.perform(systemActor, (work) => updateClient(work, { id: world.ladoga, authorisedSenders: ['Integrator@Partner.example', 'завод.рф', '*.ladoga-rk.example', 'ivan@mail.ru'] }));
  }, scratchPatienceMilliseconds);
  afterAll(() => world.close());
  const senderOf = (address: string) => findSender(world.reader, [{ address, name: '' }], 'NOTHING');

  test.each(['integrator@partner.example', 'x@завод.рф', 'x@xn--80aegj1b.xn--p1ai', 'x@north.ladoga-rk.example', 'ivan@mail.ru', 'new@ladoga-rk.example'])('from %s is the client’s', async (address) => {
    expect(await senderOf(address)).toMatchObject({ kind: 'COLLEAGUE', address, clientId: world.ladoga });
  });

  test.each(['other@partner.example', 'x@north.seim.example', 'ivan2@mail.ru', 'x@xladoga-rk.example'])('from %s waits for a person', async (address) => {
    expect(await senderOf(address)).toMatchObject({ kind: 'REFUSED', reason: 'UNKNOWN_SENDER' });
  });

  test('from a contact is the contact’s client’s, whoever else names the address', async () => {
    await world.workshop.perform(systemActor, (work) => updateClient(work, { id: world.ladoga, authorisedSenders: ['vera@seim.example'] }));
    expect(await senderOf('vera@seim.example')).toMatchObject({ kind: 'CONTACT', clientId: world.seim });
  });

  test('from what two clients name waits for a person', async () => {
    for (const id of [world.ladoga, world.seim]) await world.workshop.perform(systemActor, (work) => updateClient(work, { id, authorisedSenders: ['shared.example'] }));
    expect(await senderOf('x@shared.example')).toMatchObject({ kind: 'REFUSED', reason: 'AMBIGUOUS_SENDER' });
  });
});
