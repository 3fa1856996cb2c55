import type { Feature } from '../platform/feature.ts';
import { ObligationResolver } from './obligation.resolver.ts';
import { PreviewResolver } from './preview.resolver.ts';
import { ResponseObligation } from './responseObligation.entity.ts';
import { SlaBoardResolver } from './slaBoard.resolver.ts';

/** The clock and the promise: obligations, their dues, standings and explanations (§4.6, §4.7, §4.12). */
export default {
  name: 'sla',
  entities: [ResponseObligation],
  resolvers: [PreviewResolver, ObligationResolver, SlaBoardResolver],
} satisfies Feature;
