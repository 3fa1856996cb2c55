import type { Feature } from '../platform/feature.ts';
import { ManyTicketsResolver } from './manyTickets.resolver.ts';
import { TicketsFileResolver } from './ticketsFile.resolver.ts';

/** Work on many tickets at once: one act on a selection, and the list as a file (§4.7). */
export default { name: 'queue', resolvers: [ManyTicketsResolver, TicketsFileResolver] } satisfies Feature;
