import type { Context } from '../src/access/context.ts';
import type { MachineViewer } from '../src/access/viewer.ts';
import { search } from '../src/search/answering.ts';
import { rebuildIndex } from '../src/search/following.ts';
import { similarTo } from '../src/search/similar.ts';
import type { BenchDesk } from './desk.ts';

export interface SearchFigures {
  documents: number;
  rebuildMilliseconds: number;
  indexBytes: number;
  p95Milliseconds: number;
  /** A mistyped word and one in the wrong layout: looked for twice. */
  correctedP95Milliseconds: number;
  similarP95Milliseconds: number;
}

const viewer: MachineViewer = { kind: 'MACHINE', id: '00000000-0000-7000-8000-000000000000', name: 'bench', audience: 'staff', scopes: ['tickets:read', 'directory:read'], clientId: null };

/** Copies have no correspondence: each gets a message of the demonstration and words of its own. */
const writeToCopies = `insert into message
  select (jsonb_populate_record(model.message, jsonb_build_object('id', gen_random_uuid(), 'ticket_id', bare.id, 'obligation_id', null,
    'body', model.body || E'\\n' || 'Узел ' || bare.row || ', партия ' || (bare.row % 997) || ', стенд ' || (bare.row % 13)))).*
  from (select ticket.id, row_number() over (order by ticket.id) as row from ticket where not exists (select from message where message.ticket_id = ticket.id)) bare
  join (select message, message.body, row_number() over (order by message.id) - 1 as place, count(*) over () as all from message where side = 'CLIENT') model on model.place = bare.row % model.all`;

const asked = ['плата', 'перезапуск модуля', 'UART', 'микросхемы питания', 'TP-2026-000423', 'номер:TP-2026-0004', '"базовой станции"', 'модуль -питание', 'клиент:сейм решение', 'партия 500', 'узел 77123', 'прошив', 'обновление PDK', 'стенд 7 модуль'];
const mistyped = ['мадуля', 'ghjibdrf', 'перезопуск', 'ьщвгду'];

const p95Of = async (acts: readonly (() => Promise<unknown>)[], rounds: number): Promise<number> => {
  const taken: number[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const act of acts) {
      const began = performance.now();
      await act();
      // the first round warms up
      if (round >= 0) taken.push(performance.now() - began);
    }
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? Number.NaN;
};

/** Finding in the whole desk: typed words, mistyped ones, and what is similar to a ticket. */
export const measureSearch = async ({ system }: BenchDesk): Promise<SearchFigures> => {
  await system.pool.query(writeToCopies);
  const began = performance.now();
  const documents = await rebuildIndex(system.pool);
  const rebuildMilliseconds = performance.now() - began;
  await system.pool.query('vacuum analyze search_document');
  const { rows: [size] } = await system.pool.query<{ bytes: string }>("select sum(pg_total_relation_size(name::regclass))::text as bytes from unnest(array['search_document', 'search_word']) name");
  const context = { viewer, reader: system.reader } as Context;
  const looking = (text: string) => () => search(context, viewer, { text, first: 15, firstOfKind: 5 });
  const { rows: tickets } = await system.pool.query<{ id: string }>('select id from ticket order by id limit 30');
  return {
    documents, rebuildMilliseconds, indexBytes: Number(size?.bytes ?? 0),
    p95Milliseconds: await p95Of(asked.map(looking), 5),
    correctedP95Milliseconds: await p95Of(mistyped.map(looking), 5),
    similarP95Milliseconds: await p95Of(tickets.map(({ id }) => () => similarTo(system.reader, viewer, id, 5)), 3),
  };
};
