import type { FeatureRequestStatus } from '@reglament/schema';

/** A decision that the page offers, and what its form asks for. */
export interface Offer {
  readonly status: FeatureRequestStatus;
  readonly comment: 'required' | 'optional';
  readonly release: 'required' | 'optional' | 'none';
}
const offer = (status: FeatureRequestStatus): Offer => ({
  status,
  comment: status === 'DECLINED' ? 'required' : 'optional',
  release: status === 'INCLUDED_IN_RELEASE' ? 'required' : status === 'PLANNED' ? 'optional' : 'none',
});

/** §3.12: what the page offers of the decisions that the server says are possible, in its order. */
export const offersOf = (possible: readonly FeatureRequestStatus[]): Offer[] => possible.map(offer);

/** A wish that was declined or released gathers no more voices. */
export const takesVoices = (status: FeatureRequestStatus): boolean => status !== 'DECLINED' && status !== 'INCLUDED_IN_RELEASE';
