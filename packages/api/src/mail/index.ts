import type { Feature } from '../platform/feature.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';

/** Letters to the desk (§4.1, §4.4, §4.9). */
export default { name: 'mail', entities: [IncomingLetter] } satisfies Feature;
