import { outgoingLetterShape } from './outgoingLetter.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Delivery } from './delivery.ts';
import { useLetterhead } from './letterhead.ts';
import { OutgoingResolver } from './outgoing.resolver.ts';
import { MailKey } from './mailKey.entity.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { openingHours } from './openingHours.ts';
import { staffLetters } from './staffLetters.ts';
import { reactions } from './reactions.ts';
import { describedTemplates } from './describedTemplates.ts';
import { useMailTemplates } from '../regulation/mailTemplates.ts';
import { prepareThreadKey } from './threadKey.ts';
import { heldBack } from './heldBack.ts';
import { HeldBackResolver } from './heldBack.resolver.ts';
import { useReplyCaps } from './replyCaps.ts';
import { useMailServer } from './mailServer.ts';
import { MailServerResolver } from './mailServer.resolver.ts';
import { useStandstill } from './standstill.ts';
import { StandstillResolver } from './standstill.resolver.ts';
import { ThreadReference } from './threadReference.entity.ts';

/** Letters from the desk: confirmations, notices and answers (§4.2, §4.4, §4.6), written with the act and sent afterwards. */
export default {
  name: 'outgoing',
  entities: [OutgoingLetter, ThreadReference, MailKey],
  clientRows,
  nodes: { OutgoingLetter: { right: 'mail.read', shape: outgoingLetterShape } },
  resolvers: [OutgoingResolver, HeldBackResolver, StandstillResolver, MailServerResolver],
  reactions,
  followers: [...staffLetters, ...openingHours, ...heldBack],
  prepare: async (system) => {
    useLetterhead(system.config);
    useReplyCaps(system.config);
    useStandstill(system.config);
    useMailServer(system.config);
    await prepareThreadKey(system);
    useMailTemplates(describedTemplates());
  },
  start: async (system) => new Delivery(system).start(),
} satisfies Feature;
