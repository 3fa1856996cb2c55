import { machineUserShape } from './machineUser.type.ts';
import type { Feature } from '../platform/feature.ts';
import { forgetOldKeys } from '../platform/once.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { ApiKey } from './apiKey.entity.ts';
import { MachineUser } from './machineUser.entity.ts';
import { MachineUserActsResolver } from './machineUserActs.resolver.ts';
import { MachineUsersResolver } from './machineUsers.resolver.ts';
import { RateLimitStatusResolver } from './rateLimitStatus.resolver.ts';

/** Systems that use the API with keys (§4.1). */
export default {
  name: 'partners',
  entities: [MachineUser, ApiKey],
  clientRows,
  clientSide,
  nodes: { MachineUser: { right: 'partners.keep', shape: machineUserShape } },
  resolvers: [MachineUsersResolver, MachineUserActsResolver, RateLimitStatusResolver],
  jobs: [{ id: 'forgetIdempotencyKeys', when: { everySeconds: 3600 }, run: ({ pool }) => forgetOldKeys(pool) }],
} satisfies Feature;
