import { incomingLetterShape } from './incomingLetter.type.ts';
import { decidedOnly, MailResolver } from './mail.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { BlockedSender } from './blockedSender.entity.ts';
import { BlockedSendersResolver } from './blockedSenders.resolver.ts';
import { clientRows } from './clientRows.ts';
import { MailDoor } from './door.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { serveRawLetters } from './rawDoor.ts';
import { followSplit } from './splitLetters.ts';
import { followMerging } from './unverified.ts';
import { UnreadableLettersResolver } from './unreadableLetters.resolver.ts';
import { UnverifiedLettersResolver } from './unverifiedLetters.resolver.ts';

/** Letters to the desk: the door that takes them, and what becomes of them (§4.1, §4.4, §4.9). */
export default {
  name: 'mail',
  entities: [IncomingLetter, BlockedSender],
  clientRows,
  nodes: { IncomingLetter: { right: 'mail.read', shape: incomingLetterShape, seen: decidedOnly } },
  resolvers: [MailResolver, UnverifiedLettersResolver, UnreadableLettersResolver, BlockedSendersResolver],
  serve: serveRawLetters,
  reactions: [{ to: 'TICKET_SPLIT', react: followSplit }, { to: 'TICKETS_MERGED', react: followMerging }],
  start: (system) => new MailDoor(system).start(),
} satisfies Feature;
