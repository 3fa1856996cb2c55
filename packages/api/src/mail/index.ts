import { incomingLetterShape } from './incomingLetter.type.ts';
import { decidedOnly, MailResolver } from './mail.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { BlockedSender } from './blockedSender.entity.ts';
import { clientRows } from './clientRows.ts';
import { MailDoor } from './door.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { serveRawLetters } from './rawDoor.ts';
import { followSplit } from './splitLetters.ts';

/** Letters to the desk: the door that takes them, and what becomes of them (§4.1, §4.4, §4.9). */
export default {
  name: 'mail',
  entities: [IncomingLetter, BlockedSender],
  clientRows,
  nodes: { IncomingLetter: { right: 'mail.read', shape: incomingLetterShape, seen: decidedOnly } },
  resolvers: [MailResolver],
  serve: serveRawLetters,
  reactions: [{ to: 'TICKET_SPLIT', react: followSplit }],
  start: (system) => new MailDoor(system).start(),
} satisfies Feature;
