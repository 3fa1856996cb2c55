import type { LogStream } from '../access/following.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { sharedStatuses } from './lifecycle.ts';

/**
 * Who is told of a change of a wish (§3.12): the desk of all; a client of its own wishes and voices, and of decisions by which a wish
 * is shown to all. Whose wish it is, and who else wants it, another client does not learn.
 */
const sees = (viewer: Viewer, { subjectType, type, clientId, payload }: PlacedEvent): boolean => {
  if (subjectType !== 'featureRequest') return false;
  const bound = boundClientOf(viewer);
  if (bound === null || clientId === bound) return true;
  return type === 'FEATURE_REQUEST_DECIDED' && sharedStatuses.some((status) => status === payload['status']);
};

const types = ['FEATURE_REQUEST_SUBMITTED', 'FEATURE_REQUEST_DETAILS_ADDED', 'FEATURE_REQUEST_SUPPORTED', 'FEATURE_REQUEST_DECIDED'] as const;

export const wishChanges: LogStream = { right: 'development.read', sees, typesFor: () => types };
