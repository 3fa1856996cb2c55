import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { Handover } from './handover.entity.ts';
import { tellHandover } from './handoverLetter.ts';
import { HandoversResolver } from './handovers.resolver.ts';

/** Requests at development (§3.2, §3.8): what went there, how far it is, what came back. */
export default { name: 'handovers', entities: [Handover], clientRows, clientSide, resolvers: [HandoversResolver], reactions: [{ to: 'TICKET_HANDED_OVER', react: tellHandover }] } satisfies Feature;
