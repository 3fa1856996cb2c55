import { ObligationResolver, ownObligations } from './obligation.resolver.ts';
import { explanationNeeds, obligationShape } from './sla.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { startLedgerChain } from './ledgerChain.ts';
import { CalendarChange } from './calendarChange.entity.ts';
import { clientSide } from './clientSide.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import { LedgerEntry } from './ledgerEntry.entity.ts';
import { ObligationWarning } from './obligationWarning.entity.ts';
import { PreviewResolver } from './preview.resolver.ts';
import { vectorsFile, vectorsPath } from './publishedVectors.ts';
import { ResponseObligation } from './responseObligation.entity.ts';
import { RecomputedObligation } from './recomputedObligation.entity.ts';
import { SelfTestResolver } from './selfTest.resolver.ts';
import { SlaBoardResolver } from './slaBoard.resolver.ts';
import { slaEvents } from './slaEvents.ts';
import { SlaEventsResolver } from './slaEvents.resolver.ts';

/** The clock and the promise: obligations, their dues, standings and explanations (§4.6, §4.7, §4.12). */
export default {
  name: 'sla',
  entities: [ResponseObligation, LedgerEntry, CalendarChange, RecomputedObligation, ObligationWarning],
  clientRows, clientSide,
  streams: { slaEvents },
  nodes: { ResponseObligation: { right: 'sla.read', shape: { ...obligationShape, always: explanationNeeds }, seen: ownObligations } },
  resolvers: [PreviewResolver, ObligationResolver, LedgerResolver, SelfTestResolver, SlaBoardResolver, SlaEventsResolver],
  serve: (app) => void app.get(vectorsPath, () => vectorsFile),
  start: startLedgerChain,
} satisfies Feature;
