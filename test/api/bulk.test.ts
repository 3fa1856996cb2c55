import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

interface Result { ticketId: string; ticket: { id: string; status: string; assignee: { name: string } | null } | null; userErrors: UserError[] }
interface Payload { results: Result[]; userErrors: UserError[]; eventIds: string[] }
const document = `mutation($input: ActOnTicketsInput!) { actOnTickets(input: $input) { results { ticketId ticket { id status assignee { name } } userErrors { code field } } userErrors { code field clause } eventIds } }`;

let system: System;
let desk: ReturnType<typeof deskOf>;
let head: { cookie: string };
const actOn = async (input: Record<string, unknown>, asker: Asker = head): Promise<Payload> => (await system.get<{ actOnTickets: Payload }>(document, { input }, asker)).actOnTickets;
const asked = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await desk.clientAsks()).id);
  return ids;
};
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  head = await system.signIn('SUPPORT_HEAD');
});
afterAll(() => system.stop());

describe('one act on many tickets', () => {
  it('each is an act of its own: what cannot be done leaves the others done', async () => {
    const [open = '', closed = '', other = ''] = await asked(3);
    await desk.done('closeTicket', { ticketId: closed, reason: 'ANSWERED' });
    const versionBefore = (await desk.ticket({ id: closed })).version;
    const { results, userErrors, eventIds } = await actOn({ ticketIds: [open, closed, 'TP-1999-000001', other], act: 'CLOSE', reason: 'ANSWERED' });
    expect(userErrors).toEqual([]);
    expect(results).toMatchObject([
      { ticketId: open, ticket: { id: open, status: 'CLOSED' }, userErrors: [] },
      { ticketId: closed, ticket: null, userErrors: [{ code: 'TICKET_CLOSED' }] },
      { ticketId: 'TP-1999-000001', ticket: null, userErrors: [{ code: 'NOT_FOUND' }] },
      { ticketId: other, ticket: { id: other, status: 'CLOSED' }, userErrors: [] },
    ]);
    expect(eventIds).toHaveLength(2);
    expect((await desk.ticket({ id: closed })).version).toBe(versionBefore);
  });

  it('takes, assigns and notes likewise', async () => {
    const ids = await asked(2);
    const { id: assigneeId, name } = await recordsOf(system).staff('filtrov');
    expect((await actOn({ ticketIds: ids, act: 'ASSIGN', assigneeId })).results).toMatchObject(ids.map((ticketId) => ({ ticketId, ticket: { assignee: { name } } })));
    expect((await actOn({ ticketIds: ids, act: 'TAKE' })).results).toMatchObject(ids.map((ticketId) => ({ ticketId, ticket: { status: 'IN_PROGRESS' } })));
    await actOn({ ticketIds: ids, act: 'NOTE', body: 'Общая причина: обновление модуля' });
    for (const id of ids) {
      expect((await desk.ticket({ id })).timeline.filter(({ type }) => type === 'INTERNAL_NOTE')).toMatchObject([{ body: 'Общая причина: обновление модуля' }]);
      expect((await desk.ticket({ id }, system.partner)).timeline.filter(({ type }) => type === 'INTERNAL_NOTE')).toEqual([]);
    }
    expect((await actOn({ ticketIds: ids, act: 'ASSIGN', assigneeId: null })).results).toMatchObject(ids.map((ticketId) => ({ ticketId, ticket: { assignee: null } })));
  });

  it('a ticket that is named twice counts once', async () => {
    const [id = ''] = await asked(1);
    const { results, eventIds } = await actOn({ ticketIds: [id, id], act: 'TAKE' });
    expect([results.length, eventIds.length > 0]).toEqual([1, true]);
  });
});

describe('refused as a whole, nothing is done with any ticket', () => {
  it.each([
    ['nothing is selected', { ticketIds: [], act: 'TAKE' }, 'REQUIRED_FIELD_MISSING', 'ticketIds'],
    ['more than a hundred', { ticketIds: Array.from({ length: 101 }, (_, index) => `TP-2026-${index}`), act: 'TAKE' }, 'TOO_MANY_INPUTS', 'ticketIds'],
    ['closing without an outcome', { ticketIds: ['TP-2026-000001'], act: 'CLOSE' }, 'REQUIRED_FIELD_MISSING', 'reason'],
    ['a blank note', { ticketIds: ['TP-2026-000001'], act: 'NOTE', body: ' ' }, 'REQUIRED_FIELD_MISSING', 'body'],
    ['a note of more than a megabyte', { ticketIds: ['TP-2026-000001'], act: 'NOTE', body: 'ж'.repeat(1_000_000) }, 'TOO_LONG', 'body'],
  ])('%s', async (_what, input, code, field) => {
    expect(await actOn(input)).toMatchObject({ results: [], eventIds: [], userErrors: [{ code, field: [field] }] });
  });

  it('without the right: an auditor, nobody', async () => {
    const ticketIds = await asked(1);
    expect(await actOn({ ticketIds, act: 'NOTE', body: 'x' }, await system.signIn('AUDITOR'))).toMatchObject({ results: [], userErrors: [{ code: 'FORBIDDEN' }] });
    const { errors } = await system.ask(document, { input: { ticketIds, act: 'TAKE' } }, null);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
