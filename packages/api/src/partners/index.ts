import type { Feature } from '../platform/feature.ts';
import { MachineUser } from './machineUser.entity.ts';
import { ApiKey } from './apiKey.entity.ts';

/** Systems that use the API with keys. */
export default { name: 'partners', entities: [MachineUser, ApiKey] } satisfies Feature;
