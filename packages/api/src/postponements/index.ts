import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { Postponement } from './postponement.entity.ts';
import { PostponementActsResolver } from './postponementActs.resolver.ts';
import { tellDecision } from './postponementLetter.ts';
import { PostponementsResolver } from './postponements.resolver.ts';
import { startReviewReminder } from './reviewReminder.ts';

/** Solutions that come later or not at all, for the reasons of §4.13. */
export default {
  name: 'postponements',
  entities: [Postponement],
  clientRows, clientSide,
  resolvers: [PostponementsResolver, PostponementActsResolver],
  reactions: [{ to: 'TICKET_POSTPONED', react: tellDecision }, { to: 'TICKET_REFUSED', react: tellDecision }],
  start: startReviewReminder,
} satisfies Feature;
