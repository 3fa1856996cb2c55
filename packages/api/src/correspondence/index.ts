import type { Feature } from '../platform/feature.ts';
import { CorrespondenceResolver } from './correspondence.resolver.ts';
import { startHoldingAnswers } from './heldAnswers.ts';

/** What the client and the desk write to each other on a ticket (§4.4, §4.6, §4.12), and the timeline that shows it. */
export default { name: 'correspondence', resolvers: [CorrespondenceResolver], start: startHoldingAnswers } satisfies Feature;
