import type { Feature } from '../platform/feature.ts';
import { View } from './view.entity.ts';
import { ViewActsResolver } from './viewActs.resolver.ts';
import { ViewsResolver } from './views.resolver.ts';

/** Saved views of the queue, private and of the team (§4.7). */
export default { name: 'views', entities: [View], resolvers: [ViewsResolver, ViewActsResolver] } satisfies Feature;
