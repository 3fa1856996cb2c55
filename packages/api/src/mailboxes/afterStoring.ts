import type { ImapFlow } from 'imapflow';
import type { Pool } from 'pg';
import { clock } from '../platform/clock.ts';
import { MailboxTrouble } from './imapFault.ts';
import type { AtFetchStep } from './fetchSteps.ts';
import type { Mailbox } from './mailbox.entity.ts';

/** As many as one command names. */
const mostAtOnce = 500;

const byUid = { uid: true } as const;

/** @throws MailboxTrouble when the mailbox did not do it: the library says so by its answer alone */
const tell = async (client: ImapFlow, { afterStoring, moveTo }: Pick<Mailbox, 'afterStoring' | 'moveTo'>, uids: string): Promise<void> => {
  const isMove = afterStoring === 'MOVE' && moveTo;
  const done = isMove ? await client.messageMove(uids, moveTo, byUid) : afterStoring === 'DELETE' ? await client.messageDelete(uids, byUid) : await client.messageFlagsAdd(uids, ['\\Seen'], byUid);
  if (done) return;
  throw new MailboxTrouble(!client.usable ? 'CONNECTION_LOST' : isMove ? 'TARGET_MISSING' : 'CHANGE_REFUSED');
};

/**
 * Tells the mailbox what happens to letters that are committed, and notes that it was told: also those that a crash left behind.
 * Telling it twice is harmless; what it refuses is told again in the next round. A letter that was too large counts as told: it stays as it is.
 */
export const handleStored = async (pool: Pool, client: ImapFlow, mailbox: Pick<Mailbox, 'id' | 'folderNumber' | 'afterStoring' | 'moveTo'>, uidValidity: number, atStep: AtFetchStep): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ uid: string }>(
      'select uid from fetched_letter where mailbox_id = $1 and uid_validity = $2 and folder_number = $4 and stored_at is not null and handled_at is null order by uid limit $3',
      [mailbox.id, uidValidity, mostAtOnce, mailbox.folderNumber],
    );
    if (rows.length === 0) return;
    const uids = rows.map(({ uid }) => Number(uid));
    await tell(client, mailbox, uids.join(','));
    atStep('HANDLED', uids);
    await pool.query('update fetched_letter set handled_at = $4 where mailbox_id = $1 and uid_validity = $2 and uid = any($3::bigint[]) and folder_number = $5', [mailbox.id, uidValidity, uids, new Date(clock.now()), mailbox.folderNumber]);
  }
};
