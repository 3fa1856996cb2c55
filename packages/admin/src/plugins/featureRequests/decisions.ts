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

/** Where a wish goes on from, the likeliest first. The server judges each decision again; this is only what is worth offering. */
const ways: Readonly<Record<FeatureRequestStatus, readonly FeatureRequestStatus[]>> = {
  REGISTERED: ['UNDER_REVIEW', 'ACCEPTED', 'DECLINED'],
  UNDER_REVIEW: ['ACCEPTED', 'DECLINED'],
  ACCEPTED: ['PLANNED', 'INCLUDED_IN_RELEASE', 'DECLINED'],
  PLANNED: ['INCLUDED_IN_RELEASE', 'ACCEPTED', 'DECLINED'],
  INCLUDED_IN_RELEASE: [],
  DECLINED: ['UNDER_REVIEW'],
};

/** §3.12: what can be decided about a wish that stands there. */
export const offersAt = (status: FeatureRequestStatus): Offer[] => ways[status].map(offer);

/** A wish that was declined or released gathers no more voices. */
export const takesVoices = (status: FeatureRequestStatus): boolean => status !== 'DECLINED' && status !== 'INCLUDED_IN_RELEASE';
