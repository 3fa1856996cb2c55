import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());
beforeEach(() => system.at('2026-11-24T11:00:00+03:00'));

const propose = (ticket: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}) => desk.act('proposePriority', { ticketId: ticket.id, priority: 'HIGH', reason: 'Производство стоит', ...input });
const settle = (ticket: Pick<Ticket, 'id'>, settlement: string, asker: Asker = system.desk, consentMessageId: string | null = null) => desk.act('settlePriorityProposal', { ticketId: ticket.id, settlement, ...(consentMessageId === null ? {} : { consentMessageId }) }, asker);
const proposed = async (): Promise<Ticket> => {
  const ticket = await desk.clientAsks({ priority: 'LOW' });
  await propose(ticket);
  return ticket;
};
const statesOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string[]> => {
  const { ticket } = await system.get<{ ticket: { priorityProposals: { state: string }[] } }>('query($id: ID!) { ticket(id: $id) { priorityProposals { state } } }', { id });
  return ticket.priorityProposals.map(({ state }) => state);
};

describe('§4.7 staff propose a priority, the client decides', () => {
  it('a proposal changes nothing by itself', async () => {
    const ticket = await proposed();
    expect(await desk.ticket(ticket)).toMatchObject({ priority: 'LOW', obligations: [{ priority: 'LOW', dueAt: ticket.obligations[0]?.dueAt }] });
    expect(await statesOf(ticket)).toEqual(['OPEN']);
  });

  it('a letter tells the client what is proposed, why, and how to agree', async () => {
    const { ticket: letter } = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Модуль молчит', text: 'Не отвечает.' });
    const ticket = { id: letter?.id ?? '' };
    await propose(ticket);
    const letters = await mailbox.lettersOn(ticket, 'ticket.priorityProposed');
    expect(letters).toHaveLength(1);
    for (const part of ['Высокий', '2 рабочих дней', 'Производство стоит', 'Если вы согласны']) expect(letters[0]?.body).toContain(part);
  });

  it('the client’s own system accepts: the priority changes by the usual rules (R9)', async () => {
    const ticket = await proposed();
    const { ticket: accepted } = await settle(ticket, 'ACCEPT', system.partner);
    expect(accepted).toMatchObject({ priority: 'HIGH', obligations: [{ priority: 'HIGH', dueAt: utc('2026-11-26T11:00:00+03:00') }] });
    expect(await statesOf(ticket)).toEqual(['ACCEPTED']);
  });

  it('staff accept only by a message of the client that agrees', async () => {
    const ticket = await proposed();
    expect((await settle(ticket, 'ACCEPT')).userErrors).toMatchObject([{ code: 'PRIORITY_BELONGS_TO_CLIENT', field: ['consentMessageId'], clause: '4.7' }]);
    expect(await statesOf(ticket)).toEqual(['OPEN']);
    const agreed = await desk.clientWrites(ticket, 'Согласны');
    expect((await settle(ticket, 'ACCEPT', system.desk, agreed.timeline.find(({ body }) => body === 'Согласны')?.id ?? '')).ticket).toMatchObject({ priority: 'HIGH' });
    expect(await statesOf(ticket)).toEqual(['ACCEPTED']);
  });

  it.each([['DECLINE', 'DECLINED'], ['WITHDRAW', 'WITHDRAWN']])('%s: the priority stays', async (settlement, state) => {
    const ticket = await proposed();
    expect((await settle(ticket, settlement)).ticket).toMatchObject({ priority: 'LOW' });
    expect(await statesOf(ticket)).toEqual([state]);
  });

  it('the client’s system cannot withdraw what it did not propose', async () => {
    const asked = await system.ask('mutation($input: SettlePriorityProposalInput!) { settlePriorityProposal(input: $input) { userErrors { code } } }', { input: { ticketId: (await proposed()).id, settlement: 'WITHDRAW' } }, system.partner);
    expect(asked.errors).toMatchObject([{ extensions: { refusal: 'INVALID_VALUE', field: ['settlement'] } }]);
  });

  it.each([['HIGH', 'ACCEPTED'], ['MEDIUM', 'DECLINED']])('the client sets %s by itself: the proposal is settled as %s', async (priority, state) => {
    const ticket = await proposed();
    await desk.done('changePriority', { ticketId: ticket.id, priority }, system.partner);
    expect(await statesOf(ticket)).toEqual([state]);
  });

  it('a second open proposal is refused, and so is the present priority', async () => {
    const ticket = await proposed();
    expect((await propose(ticket, { priority: 'MEDIUM' })).userErrors).toMatchObject([{ code: 'PROPOSAL_OPEN', field: ['priority'], clause: '4.7' }]);
    expect((await propose(ticket, { priority: 'LOW' })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['priority'], clause: '4.7' }]);
    await settle(ticket, 'WITHDRAW');
    expect((await propose(ticket, { priority: 'MEDIUM' })).userErrors).toEqual([]);
    expect(await statesOf(ticket)).toEqual(['OPEN', 'WITHDRAWN']);
  });

  it('where nothing is proposed nothing is settled', async () => {
    expect((await settle(await desk.clientAsks(), 'ACCEPT')).userErrors).toMatchObject([{ code: 'NO_PROPOSAL', field: ['ticketId'], clause: '4.7' }]);
  });
});
