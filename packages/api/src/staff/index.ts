import type { Feature } from '../platform/feature.ts';
import { Staff } from './staff.entity.ts';
import { Session } from './session.entity.ts';
import { SignInResolver } from './signIn.resolver.ts';

/** The support staff (§1). */
export default { name: 'staff', entities: [Staff, Session], resolvers: [SignInResolver] } satisfies Feature;
