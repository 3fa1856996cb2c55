import type { Feature } from '../platform/feature.ts';
import { ReportsResolver } from './reports.resolver.ts';

/** How the desk kept its promises: by priority, specialist, client, product and month (§4.7). */
export default { name: 'reports', resolvers: [ReportsResolver] } satisfies Feature;
