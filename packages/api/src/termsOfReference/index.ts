import { termsOfReferenceShape } from './termsOfReference.type.ts';
import { ownTerms, TermsOfReferenceResolver } from './termsOfReference.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { TermsOfReference } from './termsOfReference.entity.ts';
import { TermsOfReferenceActsResolver } from './termsOfReferenceActs.resolver.ts';
import { tellDecision, tellRegistration } from './termsLetters.ts';
import { TicketTermsResolver } from './ticketTerms.resolver.ts';

/** Terms of Reference for additional modules (§3.16). */
export default {
  name: 'termsOfReference',
  entities: [TermsOfReference],
  clientRows,
  clientSide,
  nodes: { TermsOfReference: { right: 'development.read', shape: termsOfReferenceShape, seen: ownTerms } },
  resolvers: [TermsOfReferenceResolver, TermsOfReferenceActsResolver, TicketTermsResolver],
  requires: ['outgoing'],
  reactions: [{ to: 'TERMS_OF_REFERENCE_SUBMITTED', react: tellRegistration }, { to: 'TERMS_OF_REFERENCE_DECIDED', react: tellDecision }],
} satisfies Feature;
