import { readRows, type Reader } from '../platform/reading/connection.ts';
import { reasonsToWaitAloneInSql } from './letterReason.ts';

/** Decision 0114: letters of one address and one proof that wait in the quarantine are decided about together. */
export interface WaitingGroup {
  /** How many others than this one. */
  others: number;
  /** The one that came to wait last. */
  lastId: string;
}

/** SQL: whether a letter waits together with others; what names no sender, and what a colleague passed on, is somebody else's each time. */
export const waitsInGroup = (alias: string): string => `${alias}.outcome = 'QUARANTINED' and ${alias}.from_address is not null and coalesce(${alias}.reason, '') not in (${reasonsToWaitAloneInSql.disowned}) and (coalesce(${alias}.authentication, '') = 'FAIL' or coalesce(${alias}.reason, '') not in (${reasonsToWaitAloneInSql.others}))`;

/** With what these letters wait, by their ids. Those that wait alone are a group of their own; those that do not wait have none. Each address is counted once, however many of its letters are asked about. */
export const waitingGroupsOf = async (reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, WaitingGroup>> => {
  const rows = await readRows<WaitingGroup & { id: string }>(
    reader,
    `with asked as (select one.id, one.from_address, one.authentication from incoming_letter one where one.id = any($1::uuid[]) and ${waitsInGroup('one')}),
       waiting as (
         select one.from_address, one.authentication, count(*)::int as letters, (array_agg(one.id order by one.decided_at desc, one.id desc))[1] as last_id
         from incoming_letter one where ${waitsInGroup('one')} and one.from_address = any(array(select from_address from asked)) group by one.from_address, one.authentication)
     select asked.id, waiting.letters - 1 as others, waiting.last_id as "lastId"
     from asked join waiting on waiting.from_address = asked.from_address and waiting.authentication is not distinct from asked.authentication`,
    [ids],
  );
  return new Map(rows.map(({ id, others, lastId }) => [id, { others, lastId }]));
};
