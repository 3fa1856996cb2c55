import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, utc } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());

describe('§4.7 the priority chooses the term', () => {
  it.each([
    ['HIGH', '2026-11-26T11:00:00+03:00'],
    ['MEDIUM', '2026-11-30T11:00:00+03:00'],
    ['LOW', '2026-12-03T11:00:00+03:00'],
  ])('%s: the answer is due after its working days', async (priority, dueAt) => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority });
    expect(ticket.obligations).toMatchObject([{ kind: 'FIRST', priority, dueAt: utc(dueAt) }]);
  });

  it('no priority named: MEDIUM is taken and marked', async () => {
    const ticket = await desk.clientAsks();
    expect(ticket).toMatchObject({ priority: 'MEDIUM', priorityByDefault: true });
  });

  it('an answer at the due instant itself is in time', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T11:00:00+03:00');
    const answered = await desk.answer(ticket, system.desk);
    expect(answered.obligations).toMatchObject([{ standing: 'MET', breachedAt: null, answeredAt: utc('2026-11-26T11:00:00+03:00') }]);
  });

  it('an answer one second late is a breach dated by the due, marked once', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T11:00:01+03:00');
    const late = await desk.answer(ticket, system.desk);
    expect(late.obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
    expect(late.timeline.filter(({ type }) => type === 'BREACHED')).toHaveLength(1);
  });
});

describe('§4.7 the priority belongs to the client', () => {
  it('staff without the client’s consent are refused and nothing changes', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'LOW' });
    const { userErrors } = await desk.act('changePriority', { ticketId: ticket.id, priority: 'HIGH' });
    expect(userErrors).toMatchObject([{ code: 'PRIORITY_BELONGS_TO_CLIENT', field: ['consentMessageId'], clause: '4.7' }]);
    expect(await desk.ticket(ticket)).toMatchObject({ priority: 'LOW', version: ticket.version });
  });

  it('staff name the client’s message that agrees', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const asked = await desk.clientAsks({ priority: 'LOW' });
    const agreed = await desk.clientWrites(asked, 'Согласны на высокий приоритет');
    const consent = agreed.timeline.findLast(({ type }) => type === 'CLIENT_MESSAGE');
    const changed = await desk.done('changePriority', { ticketId: asked.id, priority: 'HIGH', consentMessageId: consent?.id });
    expect(changed.priority).toBe('HIGH');
  });

  it('raised: the earlier of the old due and a new term from now (R9)', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-11-26T11:00:00+03:00');
    const raised = await desk.done('changePriority', { ticketId: ticket.id, priority: 'HIGH' }, system.partner);
    expect(raised.obligations).toMatchObject([{ priority: 'HIGH', dueAt: utc('2026-11-30T11:00:00+03:00') }]);
  });

  it('raised late: never overdue by the client’s own click (R9)', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-12-02T16:00:00+03:00');
    const raised = await desk.done('changePriority', { ticketId: ticket.id, priority: 'HIGH' }, system.partner);
    expect(raised.obligations).toMatchObject([{ dueAt: utc('2026-12-03T11:00:00+03:00'), standing: expect.stringMatching(/ON_TIME|AT_RISK/) }]);
  });

  it('lowered: the new term from the start (R10)', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-25T11:00:00+03:00');
    const lowered = await desk.done('changePriority', { ticketId: ticket.id, priority: 'LOW' }, system.partner);
    expect(lowered.obligations).toMatchObject([{ priority: 'LOW', dueAt: utc('2026-12-03T11:00:00+03:00') }]);
  });

  it('lowered after the breach: the breach stays (R10)', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T12:00:00+03:00');
    await desk.done('changePriority', { ticketId: ticket.id, priority: 'LOW' }, system.partner);
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ priority: 'HIGH', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
  });
});

describe('§4.7 the queue stands in the order of the promise', () => {
  it('earliest due first, then arrival', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const low = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-11-24T12:00:00+03:00');
    const high = await desk.clientAsks({ priority: 'HIGH' });
    const second = await desk.clientAsks({ priority: 'HIGH' });
    const { tickets } = await system.get<{ tickets: { nodes: { number: string }[] } }>('query($ids: [ID!]) { tickets(first: 3, filter: { ids: $ids }) { nodes { number } } }', { ids: [low.id, high.id, second.id] });
    expect(tickets.nodes.map(({ number }) => number)).toEqual([high.number, second.number, low.number]);
  });

  it('"take next" gives the ticket that is due first', async () => {
    const specialist = await system.signIn('SPECIALIST');
    const { nextTicket } = await system.get<{ nextTicket: { sla: { dueAt: string } } | null }>('{ nextTicket { number sla { dueAt } } }', {}, specialist);
    const { tickets } = await system.get<{ tickets: { nodes: { sla: { dueAt: string } }[] } }>('{ tickets(first: 100, filter: { awaitingAnswer: true, ended: false, unassigned: true }) { nodes { sla { dueAt } } } }');
    const unassigned = tickets.nodes.map(({ sla }) => sla.dueAt);
    expect(nextTicket).not.toBeNull();
    expect([nextTicket?.sla.dueAt ?? '', ...unassigned].toSorted()[0]).toBe(nextTicket?.sla.dueAt);
  });
});

describe('§4.7 a breach may be excused, and stays (R11)', () => {
  const broken = async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T12:00:00+03:00');
    return desk.ticket(ticket);
  };

  it('a lead says why; the breach keeps its date', async () => {
    const ticket = await broken();
    const obligationId = ticket.obligations[0]?.id;
    const excused = await desk.done('excuseBreach', { obligationId, reason: 'Авария связи', expectedVersion: ticket.version }, await system.signIn('SUPPORT_HEAD'));
    expect(excused.obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
    expect(excused.timeline.at(-1)).toMatchObject({ type: 'EXCUSED', clause: '4.7', params: [{ name: 'reason', value: 'Авария связи' }] });
    expect((await desk.ticket(ticket, system.partner)).timeline.map(({ type }) => type)).not.toContain('EXCUSED');
    const { obligation } = await system.get<{ obligation: unknown }>('query($id: ID!) { obligation(id: $id) { excusedAt excusedReason ledger { change clause } } }', { id: obligationId });
    expect(obligation).toMatchObject({ excusedAt: utc('2026-11-26T12:00:00+03:00'), excusedReason: 'Авария связи' });
    expect((obligation as { ledger: { change: string }[] }).ledger.map(({ change }) => change)).toEqual(expect.arrayContaining(['OPENED', 'BREACHED', 'EXCUSED']));
  });

  it.each([
    ['twice', async (obligationId: string | undefined) => desk.done('excuseBreach', { obligationId, reason: 'Авария' }, await system.signIn('SUPPORT_HEAD')), 'Ещё раз', 'ACT_NOT_POSSIBLE'],
    ['without a reason', () => Promise.resolve(), ' ', 'REQUIRED_FIELD_MISSING'],
  ] as const)('not %s', async (_how, before, reason, code) => {
    const obligationId = (await broken()).obligations[0]?.id;
    await before(obligationId);
    const { userErrors } = await desk.act('excuseBreach', { obligationId, reason }, await system.signIn('SUPPORT_HEAD'));
    expect(userErrors).toMatchObject([{ code, clause: '4.7' }]);
  });

  it('not a promise that is kept, not by a specialist', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const obligationId = (await desk.clientAsks()).obligations[0]?.id;
    expect((await desk.act('excuseBreach', { obligationId, reason: 'Авария' }, await system.signIn('SUPPORT_HEAD'))).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
    expect((await desk.act('excuseBreach', { obligationId, reason: 'Авария' }, await system.signIn('SPECIALIST'))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('§4.7 every change of a promise is in its ledger (R19)', () => {
  it('a raised priority tells both dues, and the explanation says what was cut', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-12-02T16:00:00+03:00');
    await desk.done('changePriority', { ticketId: ticket.id, priority: 'MEDIUM' }, system.partner);
    const { obligation } = await system.get<{ obligation: unknown }>(
      'query($id: ID!) { obligation(id: $id) { ledger { change previousPriority priority dueAt actorKind } explanation { sentences } } }', { id: ticket.obligations[0]?.id });
    expect(obligation).toMatchObject({
      ledger: expect.arrayContaining([expect.objectContaining({ change: 'PRIORITY_CHANGED', previousPriority: 'LOW', priority: 'MEDIUM', dueAt: utc('2026-12-03T11:00:00+03:00'), actorKind: 'MACHINE' })]),
      explanation: { sentences: expect.arrayContaining([expect.stringMatching(/^Это на .+ (меньше|больше) полного срока/)]) },
    });
  });

  it('a partner sees the explanation, not the ledger', () => {
    expect(['explanation { sentences }', 'ledger { change }'].map((field) => clientsCanAsk(`{ obligation(id: 1) { ${field} } }`))).toEqual([true, false]);
  });
});

describe('§4.7 anybody can check that this desk counts by the rule', () => {
  it('the published cases come out as published', async () => {
    const file: unknown = await (await fetch(`${system.server.url}/sla-vectors.json`)).json();
    const { hash, vectors } = file as { hash: string; vectors: unknown[] };
    expect(createHash('sha256').update(JSON.stringify(vectors)).digest('hex')).toBe(hash);
    // without a sign-in: nothing of it concerns a person
    const { slaSelfTest } = await system.get<{ slaSelfTest: unknown }>(
      '{ slaSelfTest { passed failed vectorsHash failures { id } inForce { regulationVersion calendarVersions passed failed changedParameters changedDays { date } unaccounted unexplained } } }', {}, null);
    expect(slaSelfTest).toEqual({
      passed: 32, failed: 0, failures: [], vectorsHash: hash,
      inForce: { regulationVersion: '1.1', calendarVersions: expect.arrayContaining(['2026 v1', '2027 v1']), passed: 32, failed: 0, changedParameters: [], changedDays: [], unaccounted: [], unexplained: [] },
    });
  });
});
