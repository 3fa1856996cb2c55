import { afterAll, beforeAll, expect, it } from 'vitest';
import { renamedTiles } from '../../migrations/20261207000000_tilesOfLetters.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
  await system.rows('create table staff_preferences (staff_id int primary key, chosen jsonb not null)');
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

it('what people arranged on the start page outlives the new names of its plugins (decision 81)', async () => {
  const arranged = (failed: string, waiting: string) => ({ theme: 'DARK', startTiles: { order: [waiting, 'sla/next'], hidden: [failed], shown: [] } });
  const kept = [arranged('outbox/failed', 'mail/quarantine'), { theme: 'DARK' }, { startPage: '/mail/quarantine' }];
  await system.rows('insert into staff_preferences select ordinality, value from jsonb_array_elements($1::jsonb) with ordinality', [JSON.stringify(kept)]);
  await system.rows(renamedTiles);
  const rows = await system.rows<{ chosen: unknown }>('select chosen from staff_preferences order by staff_id');
  expect(rows.map(({ chosen }) => chosen)).toEqual([arranged('outgoing/failed', 'quarantine/waiting'), ...kept.slice(1)]);
});
