import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphql } from 'graphql';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import type { Work } from '../platform/work.ts';
import { deskOf, partnerOf, person, type Desk } from './testing/asking.ts';

let world: World;
let desk: Desk;
/** What somebody else does between the reading and the writing of an act on a contact. */
let meanwhile: (work: Work) => Promise<unknown>;
beforeAll(async () => {
  world = await openWorld([], { reactions: [{ to: 'CONTACT_UPDATED', react: async (work) => { await meanwhile(work); } }] });
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

it('an act on a stale picture shows the record as it is now, with its version, and leaves nothing', async () => {
  const { id } = await world.request();
  await desk.act(world.head, 'assignTicket', { ticketId: id, assigneeId: world.specialist.id }, 'ticket { id }');
  const refused = await desk.act(world.specialist, 'takeTicket', { ticketId: id, expectedVersion: 1 }, 'ticket { id version status assignee { name } }');
  expect(refused).toEqual({
    ticket: { id, version: 2, status: 'REGISTERED', assignee: { name: 'Кварцева Ирина' } }, eventIds: [],
    userErrors: [{ code: 'STALE_VERSION', field: ['expectedVersion'], clause: null, message: expect.any(String) as string, params: [{ name: 'version', value: '2' }] }],
  });
});

it('so does one that is overtaken between its reading and its writing', async () => {
  meanwhile = (work) => work.em.execute('update contact set version = version + 1 where id = ?', [world.roman]);
  const refused = await desk.act(person('SUPPORT_HEAD'), 'updateContact', { id: world.roman, phone: '+7 1' }, 'contact { id phone }');
  expect(refused).toMatchObject({ contact: { id: world.roman, phone: '+7 000 000-00-01' }, userErrors: [{ code: 'STALE_VERSION', params: [{ name: 'version', value: '1' }] }] });
});

it('other refusals show no record', async () => {
  meanwhile = async () => undefined;
  expect(await desk.act(person('SUPPORT_HEAD'), 'updateContact', { id: world.roman, email: 'none' }, 'contact { id }')).toMatchObject({ contact: null, userErrors: [{ code: 'INVALID_VALUE' }] });
});

it('whoever may act and not read learns the version alone', async () => {
  const { id } = await world.request();
  const document = `mutation { changePriority(input: { ticketId: "${id}", priority: LOW, expectedVersion: 7 }) { ticket { id } userErrors { code params { name value } } } }`;
  const ask = (scopes: ('tickets:read' | 'tickets:write')[]) => graphql({ schema: desk.schema, source: document, contextValue: desk.contextOf(partnerOf(world.ladoga, scopes)) });
  const stale = { userErrors: [{ code: 'STALE_VERSION', params: [{ name: 'version', value: '1' }] }] };
  expect((await ask(['tickets:write'])).data).toEqual({ changePriority: { ticket: null, ...stale } });
  expect((await ask(['tickets:write', 'tickets:read'])).data).toEqual({ changePriority: { ticket: { id }, ...stale } });
});

it('another client’s record stays unknown, whatever version is expected of it', async () => {
  const { id } = await world.request();
  expect(await desk.act(partnerOf(world.seim), 'changePriority', { ticketId: id, priority: 'LOW', expectedVersion: 7 }, 'ticket { id }')).toMatchObject({ ticket: null, userErrors: [{ code: 'NOT_FOUND', params: [] }] });
});
