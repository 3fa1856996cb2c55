import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { addClientMessage } from '../correspondence/clientMessage.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import postponements from './index.ts';
import { postponeTicket, refuseTicket, type Refusing } from './postponing.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld([postponements]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => commandClock().set(Date.parse('2026-11-24T09:00:00Z')));

const letterOf = async (verb: typeof postponeTicket | typeof refuseTicket, input: Omit<Refusing, 'ticketId' | 'body'>, locale: 'ru' | 'en' = 'ru'): Promise<string> => {
  const { id } = await world.request({ locale });
  await world.workshop.perform(systemActor, (work) => verb(work, world.specialist, { ticketId: id, body: 'Пояснение.', ...input }));
  const [letter] = await world.rows<{ body: string }>(`select body from outgoing_letter where ticket_id = $1 and template_key in ('ticket.postponed', 'ticket.rejected')`, [id]);
  return letter?.body ?? '';
};

test.each([
  ['THIRD_PARTY', '2.3', true], ['CODE_OPTIMIZATION', '3.13', false], ['INTEGRATION_ERROR', '3.14', false], ['ADDITIONAL_MODULE', '3.16', false],
])('a refusal of what support does not cover (%s) names its clause, %s, and of a third-party product whom to ask: %s (§2.3, §3.13–3.16)', async (categoryCode, clause, elsewhere) => {
  const body = await letterOf(refuseTicket, { reason: 'OUT_OF_SCOPE', categoryCode });
  expect(body).toContain(`Причина (п. ${clause} регламента)`);
  expect(body.includes('обратитесь, пожалуйста, к его изготовителю')).toBe(elsewhere);
});

test('a refusal for any other reason names the clause of the reasons (§4.13)', async () => {
  expect(await letterOf(refuseTicket, { reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд' })).toContain('Причина (п. 4.13 регламента)');
});

test('who reads that the solution comes later reads what they can do (§4.13)', async () => {
  expect(await letterOf(postponeTicket, { reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд' })).toContain('Что нужно от вас: шаги, которыми проблема повторяется у вас');
  expect(await letterOf(postponeTicket, { reason: 'NEEDS_DIAGNOSTICS_OR_RELEASE', needed: 'Осциллограф, который клиенту не нужен' }, 'en')).toContain('What we need from you: nothing for now');
});

test('a decision that two people get greets neither by name (§4.13)', async () => {
  const { id } = await world.request();
  await world.workshop.perform(systemActor, (work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'И у меня.', contactId: world.marina }));
  await world.workshop.perform(systemActor, (work) => postponeTicket(work, world.specialist, { ticketId: id, body: 'Пояснение.', reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд' }));
  const [letter] = await world.rows<{ to_address: string; body: string }>(`select to_address, body from outgoing_letter where ticket_id = $1 and template_key = 'ticket.postponed'`, [id]);
  expect([letter?.to_address, letter?.body.split('\n')[0]]).toEqual(['roman@ladoga-rk.example, marina@ladoga-rk.example', 'Здравствуйте!']);
});
