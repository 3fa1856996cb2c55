import type { Feature } from '../platform/feature.ts';
import { ConsoleIncident } from './consoleIncident.entity.ts';
import { ConsoleIncidentsResolver } from './consoleIncidents.resolver.ts';
import { PluginsResolver } from './plugins.resolver.ts';

/** What this server consists of, for the console and for whoever looks after it. */
export default { name: 'plugins', entities: [ConsoleIncident], resolvers: [PluginsResolver, ConsoleIncidentsResolver] } satisfies Feature;
