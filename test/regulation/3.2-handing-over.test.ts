import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Handover {
  id: string;
  state: string;
  summary: string | null;
  trackerUrl: string | null;
  reason: string | null;
  workaround: string | null;
  release: string | null;
  returnReason: string | null;
  endedAt: string | null;
}

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let developer: { cookie: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.at('2026-11-24T11:00:00+03:00');
  developer ??= await system.signIn('DEVELOPER');
});

const collected = { summary: 'Шаги, журналы, стенд 3', trackerUrl: 'https://tracker.example/issues/7', reason: 'Ошибка в загрузчике', workaround: 'Отключите кэш' };
const handOver = (ticket: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}, asker: Asker = system.desk) => desk.act('handOverToDevelopment', { ticketId: ticket.id, ...collected, ...input }, asker);
const desksOwn = 'summary trackerUrl returnReason';
const handoversOf = async ({ id }: Pick<Ticket, 'id'>, asker?: Asker): Promise<Handover[]> => {
  const { ticket } = await system.get<{ ticket: { handovers: Handover[] } }>(`query($id: ID!) { ticket(id: $id) { handovers { id state reason workaround release endedAt ${asker === system.partner ? '' : desksOwn} } } }`, { id }, asker);
  return ticket.handovers;
};
const handedOver = async (): Promise<{ ticket: Ticket; handoverId: string }> => {
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  await handOver(ticket);
  return { ticket, handoverId: (await handoversOf(ticket))[0]?.id ?? '' };
};
const update = (handoverId: string, input: Record<string, unknown>, asker: Asker = developer) => desk.act('updateHandover', { handoverId, ...input }, asker);

it('§3.2, §1 in the demonstration: development has what was collected, and others keep an eye on it', async () => {
  const { tickets } = await system.get<{ tickets: { nodes: { handovers: Handover[]; watchers: { role: string }[] }[] } }>(
    '{ tickets(first: 5, filter: { status: [IN_DEVELOPMENT] }) { nodes { handovers { state summary workaround } watchers { role } } } }');
  expect(tickets.nodes).toMatchObject([{ handovers: [{ state: 'HANDED_OVER', workaround: expect.stringContaining('logsplit') as string }], watchers: [{ role: 'SUPPORT_HEAD' }, { role: 'PRODUCT_MANAGER' }] }]);
});

describe('§3.2 what the desk cannot solve goes to development with what was collected', () => {
  it('the ticket waits there, and what is owed stays owed (R5, R8)', async () => {
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const { ticket: handed } = await handOver(ticket);
    expect(handed).toMatchObject({ status: 'IN_DEVELOPMENT', obligations: [{ standing: 'ON_TIME', answeredAt: null, dueAt: utc('2026-11-26T11:00:00+03:00') }] });
    expect(await handoversOf(ticket)).toMatchObject([{ state: 'HANDED_OVER', ...collected, endedAt: null }]);
  });

  it('an answer leaves it with development, a question makes it wait for the client', async () => {
    const { ticket } = await handedOver();
    expect(await desk.answer(ticket, system.desk)).toMatchObject({ status: 'IN_DEVELOPMENT', obligations: [{ standing: 'MET' }] });
    expect(await desk.answer(ticket, system.desk, { question: true })).toMatchObject({ status: 'WAITING_CLIENT' });
  });

  it('the client is told by one letter, with the reason and the way around and without what was collected', async () => {
    const { ticket: letter } = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Модуль молчит', text: 'Не отвечает.' });
    const ticket = await desk.ticket({ id: letter?.id ?? '' });
    await handOver(ticket);
    const letters = await mailbox.lettersOn(ticket, 'ticket.handedToDevelopment');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.body).toContain(`Причина:\n${collected.reason}\n\nЧто можно сделать уже сейчас:\n${collected.workaround}\n\n`);
    expect(letters[0]?.body).not.toContain(collected.summary);
    expect(letters[0]?.body).not.toContain('tracker.example');
  });

  it.each(['javascript:alert(1)', 'ftp://tracker.example/1', 'tracker.example/1', 'data:text/html,x', 'https://'])('a link %s is refused at its field', async (trackerUrl) => {
    expect((await handOver(await desk.clientAsks(), { trackerUrl })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['trackerUrl'], clause: '3.2' }]);
  });

  it('without what was collected it does not go', async () => {
    expect((await handOver(await desk.clientAsks(), { summary: ' ' })).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['summary'], clause: '3.2' }]);
  });
});

describe('§3.2, §3.8 development says how far it is', () => {
  it('a developer takes it, fixes it, names the release; released, the ticket is the desk’s again', async () => {
    const { ticket, handoverId } = await handedOver();
    expect((await update(handoverId, { state: 'TAKEN' })).ticket).toMatchObject({ status: 'IN_DEVELOPMENT' });
    await update(handoverId, { state: 'FIXED', release: 'МПО 2.6.0' });
    const { ticket: back } = await update(handoverId, { state: 'RELEASED' });
    expect(back).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await handoversOf(ticket)).toMatchObject([{ state: 'RELEASED', release: 'МПО 2.6.0', ...collected, endedAt: utc('2026-11-24T11:00:00+03:00') }]);
    expect((await desk.ticket(ticket)).timeline.flatMap(({ type, params }) => (type === 'HANDOVER_UPDATED' ? [params[0]?.value] : []))).toEqual(['TAKEN', 'FIXED', 'RELEASED']);
  });

  it('of several hand-overs the last one brings it back', async () => {
    const { ticket, handoverId } = await handedOver();
    await handOver(ticket, { summary: 'Другая команда' });
    expect((await update(handoverId, { state: 'REJECTED' })).ticket).toMatchObject({ status: 'IN_DEVELOPMENT' });
    const other = (await handoversOf(ticket)).find(({ id }) => id !== handoverId)?.id ?? '';
    expect((await update(other, { state: 'RELEASED' })).ticket).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it('what is over is not changed any more', async () => {
    const { handoverId } = await handedOver();
    await update(handoverId, { state: 'REJECTED' });
    expect((await update(handoverId, { state: 'TAKEN' })).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', field: ['handoverId'], clause: '3.2' }]);
  });

  it('it comes back without a fix, with a reason', async () => {
    const { ticket, handoverId } = await handedOver();
    const { ticket: back } = await desk.act('returnFromDevelopment', { handoverId, reason: 'Не хватает журналов' }, developer);
    expect(back).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await handoversOf(ticket)).toMatchObject([{ state: 'RETURNED', returnReason: 'Не хватает журналов' }]);
  });

  it('a client’s system sees how far it is, and nothing that is the desk’s own', async () => {
    const { ticket, handoverId } = await handedOver();
    await update(handoverId, { state: 'TAKEN' });
    expect(await handoversOf(ticket, system.partner)).toMatchObject([{ state: 'TAKEN', reason: collected.reason, workaround: collected.workaround }]);
    for (const field of desksOwn.split(' ')) expect(clientsCanAsk(`{ ticket(id: 1) { handovers { ${field} } } }`), field).toBe(false);
    await desk.act('returnFromDevelopment', { handoverId, reason: 'Тайна' }, developer);
    const seen = (await desk.ticket(ticket, system.partner)).timeline;
    expect(seen.map(({ type }) => type)).toEqual(expect.arrayContaining(['HANDED_OVER', 'RETURNED']));
    expect(seen.map(({ type }) => type)).not.toContain('HANDOVER_UPDATED');
    expect(JSON.stringify(seen)).not.toContain('Тайна');
  });
});
