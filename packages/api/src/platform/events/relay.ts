import type { Pool } from 'pg';
import { placeRows, type Chain } from './chain.ts';

/** The order and the chain of the event log. */
export const eventChain: Chain = {
  table: 'event_log',
  key: 'id',
  keyType: 'uuid',
  lock: 0x5e91a3e7,
  content: `concat_ws('|', type, subject_type, subject_id, subject_version, client_id, actor::text, payload::text,
  to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'))`,
};

/** Gives committed events their position and their link in the chain. Returns how many it placed. */
export const placeEvents = (pool: Pool): Promise<number> => placeRows(pool, eventChain);
