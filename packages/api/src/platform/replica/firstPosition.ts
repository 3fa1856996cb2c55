import type { Pool } from 'pg';
import { FreshAnswer } from '../freshAnswer.ts';

/** A commit that somebody was told of lies behind it; where commits do not wait for the disk, they lie behind what is not written yet. */
const positionSql = `select ((case current_setting('synchronous_commit') when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_lsn() end) - '0/0')::float8 as position`;

/** Where the log of the first database stands; asked once for all who ask at the same time. */
export type FirstPosition = FreshAnswer<number>;

export const firstPositionOf = (first: Pool): FirstPosition => new FreshAnswer(async () => {
  const { rows } = await first.query<{ position: number }>(positionSql);
  return rows[0]?.position ?? Number.POSITIVE_INFINITY;
});
