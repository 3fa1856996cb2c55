import type { Feature } from '../platform/feature.ts';
import { Assignment } from './assignment.entity.ts';

/** Who is responsible for which client (§1). */
export default { name: 'assignments', entities: [Assignment] } satisfies Feature;
