import type { TermsOfReferenceStatus } from '@reglament/schema';
import type { Decision } from './documents.ts';

type Need = 'required' | 'optional' | 'none';
/** What the form of a decision asks for. The server judges again; which decisions are open is the server's word. */
export interface Form { readonly comment: Need; readonly term: Need }

/** §3.16: an agreement names its individually set term; whoever refuses, sends back or adds says why. */
export const formOf = (decision: Decision, status: TermsOfReferenceStatus): Form => {
  switch (decision) {
    case 'AGREE': return { comment: isAddition(decision, status) ? 'required' : 'optional', term: 'required' };
    case 'ESTIMATE': return { comment: 'optional', term: 'optional' };
    case 'REJECT': case 'RETURN': return { comment: 'required', term: 'none' };
    default: return { comment: 'optional', term: 'none' };
  }
};

/** An agreement about what was agreed on before is an addition to it: a new revision. */
export const isAddition = (decision: Decision, status: TermsOfReferenceStatus): boolean => decision === 'AGREE' && status !== 'ESTIMATION';

/** The name of a decision's button: the same decision means another thing elsewhere. */
export const nameOf = (decision: Decision, status: TermsOfReferenceStatus): string => {
  if (isAddition(decision, status)) return 'termsOfReference.decide.ADD';
  if (decision === 'RETURN' && status === 'ON_ACCEPTANCE') return 'termsOfReference.decide.RETURN_TO_DEVELOPMENT';
  return `termsOfReference.decide.${decision}`;
};

/** The client may take it back until there is an agreement. */
export const mayWithdraw = (status: TermsOfReferenceStatus): boolean => ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'ESTIMATION'].includes(status);

/** What refuses or sends back. */
export const isRefusal = (decision: Decision): boolean => decision === 'REJECT' || decision === 'RETURN';
/** What leads on stands first, an addition after it, what refuses last. */
export const inOrder = (decisions: readonly Decision[], status: TermsOfReferenceStatus): Decision[] => {
  const rank = (decision: Decision): number => (isRefusal(decision) ? 2 : isAddition(decision, status) ? 1 : 0);
  return decisions.toSorted((one, other) => rank(one) - rank(other));
};
