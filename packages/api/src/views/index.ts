import { clientRows } from './clientRows.ts';
import { viewShape } from './view.type.ts';
import { ViewsResolver, viewsSeen } from './views.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { View } from './view.entity.ts';
import { ViewActsResolver } from './viewActs.resolver.ts';

/** Saved views of the queue, private and of the team (§4.7). */
export default { name: 'views', entities: [View], clientRows, nodes: { View: { right: 'tickets.read', shape: viewShape, seen: viewsSeen } }, resolvers: [ViewsResolver, ViewActsResolver] } satisfies Feature;
