import { featureRequestShape } from './featureRequest.type.ts';
import { FeatureRequestsResolver, wishesSeen } from './featureRequests.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { FeatureRequest } from './featureRequest.entity.ts';
import { FeatureRequestActsResolver } from './featureRequestActs.resolver.ts';
import { FeatureRequestVoice } from './featureRequestVoice.entity.ts';
import { TicketWishesResolver } from './ticketWishes.resolver.ts';
import { wishChanges } from './wishChanges.ts';
import { WishChangesResolver } from './wishChanges.resolver.ts';

/** Wishes of clients and the voices for them (§3.12). */
export default { name: 'featureRequests', entities: [FeatureRequest, FeatureRequestVoice], clientRows, clientSide, streams: { wishChanges }, nodes: { FeatureRequest: { right: 'development.read', shape: featureRequestShape, seen: wishesSeen } }, resolvers: [FeatureRequestsResolver, FeatureRequestActsResolver, TicketWishesResolver, WishChangesResolver] } satisfies Feature;
