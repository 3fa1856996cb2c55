import type { AfterStoring, MailboxFault, MailboxSecurity } from '@reglament/schema';
import type { Pool } from 'pg';

/** A mailbox as the process that reads it knows it. */
export interface MailboxRow {
  id: string;
  host: string;
  port: number;
  security: MailboxSecurity;
  userName: string;
  sealedPassword: string;
  folder: string;
  afterStoring: AfterStoring;
  moveTo: string | null;
  takesFrom: Date | null;
  folderNumber: number;
  uidValidity: number | null;
  lastUid: number;
  firstUid: number | null;
  failingSince: Date | null;
  fault: MailboxFault | null;
  failures: number;
  nextAttemptAt: Date | null;
  reconcileAskedAt: Date | null;
  reconciledAt: Date | null;
  version: number;
}

const columns = `id, host, port, security, user_name as "userName", sealed_password as "sealedPassword", folder, after_storing as "afterStoring", move_to as "moveTo", takes_from as "takesFrom", folder_number as "folderNumber",
  uid_validity::float8 as "uidValidity", last_uid::float8 as "lastUid", first_uid::float8 as "firstUid", failing_since as "failingSince", fault, failures, next_attempt_at as "nextAttemptAt",
  reconcile_asked_at as "reconcileAskedAt", reconciled_at as "reconciledAt", version`;

/** The mailbox when it is at work; null when it is paused or gone. */
export const activeMailbox = async (pool: Pool, id: string): Promise<MailboxRow | null> => {
  const { rows } = await pool.query<MailboxRow>(`select ${columns} from mailbox where id = $1 and active`, [id]);
  return rows[0] ?? null;
};
