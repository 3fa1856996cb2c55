import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { ConsoleIncident } from './consoleIncident.entity.ts';
import { ConsoleIncidentsResolver } from './consoleIncidents.resolver.ts';
import { NodesResolver } from './nodes.resolver.ts';
import { PluginsResolver } from './plugins.resolver.ts';

/** What this server consists of, for the console and for whoever looks after it; and what its features keep, by ids alone. */
export default { name: 'plugins', entities: [ConsoleIncident], clientRows, clientSide, resolvers: [PluginsResolver, ConsoleIncidentsResolver, NodesResolver] } satisfies Feature;
