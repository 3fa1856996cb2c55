import type { FeatureRequestStatus } from '@reglament/schema';

/** What a decision about a wish must say besides the status. */
export type Saying = 'REQUIRED' | 'OPTIONAL' | 'NONE';

/**
 * §3.12: wishes are accepted, and somebody decides what becomes of each. Where a wish may go from where it stands, the likeliest first:
 * a declined one may be taken up again, a planned one may fall out of the plan, and a released one has come to its end.
 */
const ways: Readonly<Record<FeatureRequestStatus, readonly FeatureRequestStatus[]>> = {
  REGISTERED: ['UNDER_REVIEW', 'ACCEPTED', 'DECLINED'],
  UNDER_REVIEW: ['ACCEPTED', 'DECLINED'],
  ACCEPTED: ['PLANNED', 'INCLUDED_IN_RELEASE', 'DECLINED'],
  PLANNED: ['INCLUDED_IN_RELEASE', 'ACCEPTED', 'DECLINED'],
  INCLUDED_IN_RELEASE: [],
  DECLINED: ['UNDER_REVIEW'],
};

export const waysFrom = (from: FeatureRequestStatus): readonly FeatureRequestStatus[] => ways[from];

export const mayBecome = (from: FeatureRequestStatus, to: FeatureRequestStatus): boolean => ways[from].includes(to);

/** The client is told why a wish is declined. */
export const commentOn = (to: FeatureRequestStatus): Saying => (to === 'DECLINED' ? 'REQUIRED' : 'OPTIONAL');

/** A wish that is released names its release; one that is planned may. */
export const releaseOf = (to: FeatureRequestStatus): Saying => (to === 'INCLUDED_IN_RELEASE' ? 'REQUIRED' : to === 'PLANNED' ? 'OPTIONAL' : 'NONE');

/** A wish that was declined or released gathers no more voices. */
export const takesVoices = (status: FeatureRequestStatus): boolean => status !== 'DECLINED' && status !== 'INCLUDED_IN_RELEASE';

/** Wishes that the desk has taken up are shown to all clients, so that they can add their voice; others stay between the client and the desk. */
export const sharedStatuses = ['ACCEPTED', 'PLANNED', 'INCLUDED_IN_RELEASE'] as const satisfies readonly FeatureRequestStatus[];
