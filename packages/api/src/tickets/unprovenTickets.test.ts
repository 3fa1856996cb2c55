import { afterAll, beforeAll, expect, it } from 'vitest';
import { pastEvents } from '../../migrations/20261206020000_pastEvents.ts';
import { unprovenTickets } from '../../migrations/20261208030000_echoOfTickets.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
  await system.rows(pastEvents);
  await system.rows('create table ticket (id uuid primary key, name text, echo boolean not null default true)');
  await system.rows('create table ticket_link (from_ticket_id uuid, to_ticket_id uuid, kind text)');
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

it('requests that nothing proved repeat nothing from the migration on, nor does what was split from them; their events may be past (decision 101)', async () => {
  const ids = { proven: newId(), unproven: newId(), past: newId(), split: newId(), splitAgain: newId(), continued: newId() };
  await system.rows('insert into ticket select value::uuid, key from jsonb_each_text($1::jsonb)', [JSON.stringify(ids)]);
  const registered = (log: string, id: string, payload: object) => system.rows(
    `insert into ${log} (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at) values ($1, 'TICKET_REGISTERED', 'ticket', $2, 1, null, '{}', $3, '2026-06-01T00:00:00Z')`,
    [newId(), id, JSON.stringify(payload)],
  );
  await registered('event_log', ids.proven, {});
  await registered('event_log', ids.unproven, { echo: false });
  await registered('event_past', ids.past, { echo: false });
  await registered('event_log', ids.split, {});
  for (const [from, to, kind] of [[ids.split, ids.unproven, 'SPLIT_FROM'], [ids.splitAgain, ids.split, 'SPLIT_FROM'], [ids.continued, ids.unproven, 'CONTINUES']]) await system.rows('insert into ticket_link values ($1, $2, $3)', [from, to, kind]);
  await system.rows(unprovenTickets);
  expect((await system.rows<{ name: string }>('select name from ticket where not echo order by name')).map(({ name }) => name)).toEqual(['past', 'split', 'splitAgain', 'unproven']);
});
