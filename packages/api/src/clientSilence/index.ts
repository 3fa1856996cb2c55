import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { ClientSilence } from './clientSilence.entity.ts';
import { ClientSilenceResolver } from './clientSilence.resolver.ts';
import { remindClient } from './reminderLetter.ts';
import { startSilenceWatch } from './stepping.ts';
import { afterAnswer, afterClientMessage, afterWithdrawal } from './waiting.ts';

/** Questions that wait for a silent client: a reminder, then the proposal to postpone or refuse (§4.13). */
export default {
  name: 'clientSilence',
  entities: [ClientSilence],
  clientRows,
  resolvers: [ClientSilenceResolver],
  reactions: [{ to: 'TICKET_ANSWERED', react: afterAnswer }, { to: 'CLIENT_MESSAGE_ADDED', react: afterClientMessage }, { to: 'ANSWER_WITHDRAWN', react: afterWithdrawal }, { to: 'CLIENT_REMINDED', react: remindClient }],
  start: startSilenceWatch,
} satisfies Feature;
