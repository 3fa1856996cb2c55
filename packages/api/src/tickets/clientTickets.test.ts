import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import assignments from '../assignments/index.ts';
import calendar from '../calendar/index.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import clients from '../clients/index.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { Product } from '../products/product.entity.ts';
import products from '../products/index.ts';
import regulation from '../regulation/index.ts';
import sla from '../sla/index.ts';
import { Staff } from '../staff/staff.entity.ts';
import staff from '../staff/index.ts';
import { closeTicket } from './handling.ts';
import tickets from './index.ts';
import { registerTicket } from './registration.ts';

const features = [calendar, regulation, sla, clients, products, staff, assignments, tickets];
const head = person('SUPPORT_HEAD');

let system: ScratchSystem;
let desk: Desk;
let world: Record<'seim' | 'ladoga' | 'anna' | 'module' | 'irina', string>;
beforeAll(async () => {
  system = await scratchSystem(features);
  desk = await deskOf(system, features);
  const { result } = await system.workshop.perform(systemActor, async (work) => {
    const seim = work.em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' });
    const ladoga = work.em.create(Client, { id: newId(), key: 'ladoga', name: 'Ладога' });
    const anna = work.em.create(Contact, { id: newId(), client: seim, name: 'Вольтова Анна', email: 'anna@seim.example' });
    const product = work.em.create(Product, { id: newId(), key: 'm2', name: 'Зенитрон-М2', kind: 'HARDWARE', versions: [] });
    const irina = work.em.create(Staff, { id: newId(), name: 'Кварцева Ирина', role: 'SPECIALIST', email: 'irina@company.example' });
    await work.em.flush();
    const register = () => registerTicket(work, { client: seim, contact: anna, product, channel: 'WEB', subject: 'Отказ', body: 'Модуль молчит.', receivedAt: work.now });
    const [first] = [await register(), await register(), await register()];
    await work.em.flush();
    await closeTicket(work, head, { ticketId: first.id, reason: 'ANSWERED' });
    (await register()).assignee = irina;
    return { seim: seim.id, ladoga: ladoga.id, anna: anna.id, module: product.id, irina: irina.id };
  });
  world = result;
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

test('a client says how many of its tickets have not ended', async () => {
  expect(await desk.get(head, '{ clients { nodes { key openTickets } } }')).toEqual({ clients: { nodes: [{ key: 'ladoga', openTickets: 0 }, { key: 'seim', openTickets: 3 }] } });
  expect(await desk.get(partnerOf(world.seim), '{ tickets(first: 1) { nodes { client { key openTickets contacts { name } } } } }')).toEqual({
    tickets: { nodes: [{ client: { key: 'seim', openTickets: 3, contacts: [{ name: 'Вольтова Анна' }] } }] },
  });
});

test.each([
  ['deleteClient', 'seim', 'client', 'contacts: 1, tickets: 4'],
  ['deleteContact', 'anna', 'contact', 'tickets: 4, messages: 4'],
  ['deleteProduct', 'module', 'product', 'tickets: 4'],
  ['deleteStaff', 'irina', 'staff', 'tickets: 1'],
] as const)('%s is refused with what names the record', async (act, who, subject, usedBy) => {
  const before = await system.rows('select (select count(*) from client) + (select count(*) from contact) + (select count(*) from product) + (select count(*) from staff) as records');
  const payload = await desk.act(head, act, { id: world[who] }, `${subject} { id }`);
  expect(payload).toMatchObject({ [subject]: null, userErrors: [{ code: 'IN_USE', field: ['id'], clause: '1', params: [{ name: 'usedBy', value: usedBy }] }] });
  expect(await system.rows('select (select count(*) from client) + (select count(*) from contact) + (select count(*) from product) + (select count(*) from staff) as records')).toEqual(before);
});

test('a system that lost its place reads what has changed since then, by the number of what it knows', async () => {
  const partner = partnerOf(world.seim);
  const at = (minutes: number): string => new Date(Date.parse('2026-11-24T09:00:00Z') + minutes * 60_000).toISOString();
  const rows = await system.rows<{ id: string; number: string }>('select id, number from ticket order by number');
  for (const [index, { id }] of rows.entries()) await system.rows('update ticket set updated_at = $2 where id = $1', [id, at(index)]);
  const changed = async (filter: string): Promise<string[]> => (await desk.get<{ tickets: { nodes: { number: string }[] } }>(partner, `{ tickets(filter: ${filter}, orderBy: [{ field: UPDATED }]) { nodes { number } } }`)).tickets.nodes.map(({ number }) => number);
  const numbers = rows.map(({ number }) => number);
  expect(await changed(`{ updatedAfter: "${at(1)}" }`)).toEqual(numbers.slice(2));
  expect(await changed(`{ updatedBefore: "${at(1)}" }`)).toEqual(numbers.slice(0, 1));
  expect(await changed(`{ updatedAfter: "${at(0)}", updatedBefore: "${at(2)}", ids: ["${numbers[1]?.toLowerCase()}", "${rows[2]?.id}"] }`)).toEqual(numbers.slice(1, 2));
});
