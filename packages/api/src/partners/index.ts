import type { Feature } from '../platform/feature.ts';
import { ApiKey } from './apiKey.entity.ts';
import { MachineUser } from './machineUser.entity.ts';
import { MachineUserActsResolver } from './machineUserActs.resolver.ts';
import { MachineUsersResolver } from './machineUsers.resolver.ts';

/** Systems that use the API with keys (§4.1). */
export default { name: 'partners', entities: [MachineUser, ApiKey], resolvers: [MachineUsersResolver, MachineUserActsResolver] } satisfies Feature;
