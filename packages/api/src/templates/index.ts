import type { Feature } from '../platform/feature.ts';
import { TemplatesResolver } from './templates.resolver.ts';

/** The letters of the desk as they will look, filled from real tickets (§2.4, §4.2). Their words are changed with the regulation. */
export default { name: 'templates', requires: ['outgoing'], resolvers: [TemplatesResolver] } satisfies Feature;
