import type { TermsOfReferenceStatus } from '@reglament/schema';

/** What the desk can decide about Terms of Reference. */
export const termsOfReferenceDecisions = ['REVIEW', 'ESTIMATE', 'AGREE', 'REJECT', 'RETURN', 'START_DEVELOPMENT', 'ACCEPTANCE', 'INCLUDE', 'DELIVER_SEPARATELY'] as const;
export type TermsOfReferenceDecision = (typeof termsOfReferenceDecisions)[number];

/** What can happen to Terms of Reference: a decision of the desk, or an act of the client. */
export type TermsOfReferenceAct = TermsOfReferenceDecision | 'SUBMIT' | 'WITHDRAW';

/** Where an act leads, and what it must say. */
export interface Step {
  readonly to: TermsOfReferenceStatus;
  /** The individually agreed term, or a word to the client. */
  readonly needs: readonly ('TERM' | 'COMMENT')[];
  /** The document is another one from now on. */
  readonly newRevision: boolean;
}

type From = Partial<Record<TermsOfReferenceStatus, Step>>;

const step = (to: TermsOfReferenceStatus, ...needs: Step['needs']): Step => ({ to, needs, newRevision: false });
const revision = (to: TermsOfReferenceStatus, ...needs: Step['needs']): Step => ({ to, needs, newRevision: true });

/**
 * §3.16: an additional module is made by Terms of Reference only, and its term is set individually. They are reviewed, may go
 * back for revision, are estimated and agreed on with their term; then they are developed, accepted by the client, and become
 * part of the delivery or are delivered separately. An addition to agreed ones is agreed on again, as a new revision. Whoever
 * refuses or sends back says why; the client may withdraw until there is an agreement.
 */
const steps: Readonly<Record<TermsOfReferenceAct, From>> = {
  SUBMIT: { DRAFT: revision('SUBMITTED') },
  REVIEW: { SUBMITTED: step('UNDER_REVIEW') },
  RETURN: { UNDER_REVIEW: step('DRAFT', 'COMMENT'), ON_ACCEPTANCE: step('IN_DEVELOPMENT', 'COMMENT') },
  ESTIMATE: { UNDER_REVIEW: step('ESTIMATION') },
  AGREE: {
    ESTIMATION: step('AGREED', 'TERM'),
    AGREED: revision('AGREED', 'TERM', 'COMMENT'),
    IN_DEVELOPMENT: revision('AGREED', 'TERM', 'COMMENT'),
  },
  REJECT: { UNDER_REVIEW: step('REJECTED', 'COMMENT'), ESTIMATION: step('REJECTED', 'COMMENT'), IN_DEVELOPMENT: step('REJECTED', 'COMMENT') },
  START_DEVELOPMENT: { AGREED: step('IN_DEVELOPMENT') },
  ACCEPTANCE: { IN_DEVELOPMENT: step('ON_ACCEPTANCE') },
  INCLUDE: { ON_ACCEPTANCE: step('INCLUDED_IN_DELIVERY') },
  DELIVER_SEPARATELY: { ON_ACCEPTANCE: step('DELIVERED_SEPARATELY') },
  WITHDRAW: { DRAFT: step('WITHDRAWN'), SUBMITTED: step('WITHDRAWN'), UNDER_REVIEW: step('WITHDRAWN'), ESTIMATION: step('WITHDRAWN') },
};

/** Where an act leads from a status; null when it is not possible there. */
export const stepOf = (from: TermsOfReferenceStatus, act: TermsOfReferenceAct): Step | null => steps[act][from] ?? null;

/** What the desk can decide while the document stands there. */
export const decisionsAt = (status: TermsOfReferenceStatus): TermsOfReferenceDecision[] => termsOfReferenceDecisions.filter((decision) => stepOf(status, decision));

/** Decisions that speak of a term: an estimate may name a preliminary one. */
export const speaksOfTerm = (decision: TermsOfReferenceDecision): boolean => decision === 'ESTIMATE' || decision === 'AGREE';
