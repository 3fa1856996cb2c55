import type { Feature } from '../platform/feature.ts';
import { PluginsResolver } from './plugins.resolver.ts';

/** What this server consists of, for the console and for whoever looks after it. */
export default { name: 'plugins', resolvers: [PluginsResolver] } satisfies Feature;
