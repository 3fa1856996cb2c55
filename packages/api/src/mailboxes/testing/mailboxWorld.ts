import mail from '../../mail/index.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { systemActor } from '../../platform/events/actor.ts';
import mailboxes from '../index.ts';
import { connectMailbox, type MailboxOrder } from '../mailboxActs.ts';
import type { MailServer } from './mailServer.ts';

/** A desk with a mail server beside it. */
export interface MailboxWorld extends World {
  /** How to reach the mail server. */
  order(differences?: MailboxOrder): MailboxOrder & { port: number };
  /** Connects a mailbox whose letters are all the desk's; answers its id. */
  connect(differences?: MailboxOrder & { takesExisting?: boolean }): Promise<string>;
  /** Of the mailbox, as it is kept. */
  state(id: string): Promise<Record<string, unknown> | undefined>;
  /** Subjects of all letters that are stored, in the order in which they were. */
  subjects(): Promise<string[]>;
  /** Forgets letters and mailboxes. */
  empty(): Promise<void>;
}

let count = 0;

export const openMailboxWorld = async ({ address }: Pick<MailServer, 'address'>): Promise<MailboxWorld> => {
  const world = await openWorld([mail, mailboxes]);
  const order: MailboxWorld['order'] = (differences = {}) => ({ name: `Поддержка ${(count += 1)}`, security: 'NONE', ...address, ...differences, port: differences.port ?? address.port });
  return {
    ...world,
    order,
    connect: async ({ takesExisting = true, ...differences } = {}) => (await world.workshop.perform(systemActor, async (work) => (await connectMailbox(work, { ...order(differences), takesExisting })).id)).result,
    state: async (id) => (await world.rows('select * from mailbox where id = $1', [id]))[0],
    subjects: async () =>
      (await world.rows<{ raw: Buffer }>('select raw from incoming_letter order by stored_at, id')).map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim() ?? ''),
    empty: async () => {
      await world.rows('truncate fetched_letter, incoming_letter, mailbox, event_log cascade');
    },
  };
};
