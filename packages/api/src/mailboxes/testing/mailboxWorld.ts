import mail from '../../mail/index.ts';
import { openWorld, type World } from '../../outbox/testing/world.ts';
import { systemActor } from '../../platform/events/actor.ts';
import mailboxes from '../index.ts';
import { connectMailbox, type MailboxOrder } from '../mailboxActs.ts';
import { ImapStandIn } from './imapStandIn.ts';

/** A desk with the stand-in beside it. */
export interface MailboxWorld extends World {
  imap: ImapStandIn;
  /** How to reach the stand-in. */
  order(differences?: MailboxOrder): MailboxOrder & { port: number };
  /** Connects a mailbox; answers its id. */
  connect(differences?: MailboxOrder & { takesExisting?: boolean }): Promise<string>;
}

let count = 0;

export const openMailboxWorld = async (): Promise<MailboxWorld> => {
  const [world, imap] = [await openWorld([mail, mailboxes]), await new ImapStandIn().start()];
  const order: MailboxWorld['order'] = (differences = {}) => ({
    name: `Поддержка ${(count += 1)}`, host: '127.0.0.1', security: 'NONE', userName: imap.user, password: imap.password, ...differences, port: differences.port ?? imap.port,
  });
  return {
    ...world,
    imap,
    order,
    connect: async (differences = {}) =>
      (await world.workshop.perform(systemActor, async (work) => (await connectMailbox(work, { takesExisting: true, ...order(differences), ...differences, port: differences.port ?? imap.port })).id)).result,
    close: async () => {
      await imap.stop();
      await world.close();
    },
  };
};
