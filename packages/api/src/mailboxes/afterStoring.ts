import type { ImapFlow } from 'imapflow';
import type { Pool } from 'pg';
import { clock } from '../platform/clock.ts';
import { MailboxTrouble } from './imapFault.ts';
import type { AtFetchStep } from './fetchSteps.ts';
import type { Mailbox } from './mailbox.entity.ts';

/** As many as one command names. */
const mostAtOnce = 500;

const tell = async (client: ImapFlow, mailbox: Pick<Mailbox, 'afterStoring' | 'moveTo'>, uids: string): Promise<void> => {
  const byUid = { uid: true };
  if (mailbox.afterStoring === 'DELETE') await client.messageDelete(uids, byUid);
  else if (mailbox.afterStoring === 'MOVE' && mailbox.moveTo) {
    if (!(await client.messageMove(uids, mailbox.moveTo, byUid))) throw new MailboxTrouble('TARGET_MISSING');
  } else await client.messageFlagsAdd(uids, ['\\Seen'], byUid);
};

/**
 * Tells the mailbox what happens to letters that are committed, and notes that it was told: also those that a crash left behind.
 * Telling it twice is harmless. A letter that was too large counts as told: it stays as it is.
 */
export const handleStored = async (pool: Pool, client: ImapFlow, mailbox: Pick<Mailbox, 'id' | 'afterStoring' | 'moveTo'>, uidValidity: number, atStep: AtFetchStep): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ uid: string }>(
      'select uid from fetched_letter where mailbox_id = $1 and uid_validity = $2 and stored_at is not null and handled_at is null order by uid limit $3',
      [mailbox.id, uidValidity, mostAtOnce],
    );
    if (rows.length === 0) return;
    const uids = rows.map(({ uid }) => Number(uid));
    await tell(client, mailbox, uids.join(','));
    atStep('HANDLED', uids);
    await pool.query('update fetched_letter set handled_at = $4 where mailbox_id = $1 and uid_validity = $2 and uid = any($3::bigint[])', [mailbox.id, uidValidity, uids, new Date(clock.now())]);
  }
};
