import { mailboxShape } from './mailbox.type.ts';
import { useSealingKey } from '../access/sealing.ts';
import { sealingKeyOf } from '../access/sealingKey.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { FetchedLetter } from './fetchedLetter.entity.ts';
import { GivenUpLettersResolver } from './givenUpLetters.resolver.ts';
import { Mailbox } from './mailbox.entity.ts';
import { MailboxActsResolver } from './mailboxActs.resolver.ts';
import { MailboxesResolver } from './mailboxes.resolver.ts';
import { MailboxWatches } from './mailboxWatches.ts';

/** Mailboxes from which the desk takes letters (§4.1), and the proof that it has all of them. */
export default {
  name: 'mailboxes',
  requires: ['mail'],
  entities: [Mailbox, FetchedLetter],
  clientRows,
  nodes: { Mailbox: { right: 'mail.read', shape: mailboxShape } },
  resolvers: [MailboxesResolver, MailboxActsResolver, GivenUpLettersResolver],
  prepare: async ({ config }) => useSealingKey(() => sealingKeyOf(config)),
  start: async (system) => new MailboxWatches(system).start(),
} satisfies Feature;
