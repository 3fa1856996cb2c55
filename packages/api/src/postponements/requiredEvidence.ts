import { codesOf, evidenceOf, postponementEvidence, type PostponementEvidence, type PostponementReason } from '@reglament/schema';

/** The proofs that came with a reason, by their field. */
export type GivenEvidence = Readonly<Partial<Record<PostponementEvidence, unknown>>>;

export interface EvidenceFault {
  readonly field: PostponementEvidence;
  readonly fault: 'MISSING' | 'OF_ANOTHER_REASON';
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/**
 * §4.13: a solution is postponed or refused for one of five reasons, so the reason must be shown: which configuration was tried, which
 * question stayed open, what has to be diagnosed or released, what support does not cover, which message cannot be worked with. A proof
 * of another reason would make two reasons of one. Null when the proof is the right one.
 */
export const evidenceFault = (reason: PostponementReason, given: GivenEvidence): EvidenceFault | null => {
  const needed = evidenceOf[reason];
  const strange = codesOf(postponementEvidence).find((field) => field !== needed && isGiven(given[field]));
  if (strange) return { field: strange, fault: 'OF_ANOTHER_REASON' };
  return isGiven(given[needed]) ? null : { field: needed, fault: 'MISSING' };
};
