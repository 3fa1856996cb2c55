import type { Feature } from '../platform/feature.ts';
import { Session } from './session.entity.ts';
import { limitSessions, SignInResolver } from './signIn.resolver.ts';
import { Staff } from './staff.entity.ts';
import { StaffResolver } from './staff.resolver.ts';
import { StaffActsResolver } from './staffActs.resolver.ts';

/** The support staff (§1). */
export default {
  name: 'staff',
  entities: [Staff, Session],
  resolvers: [SignInResolver, StaffResolver, StaffActsResolver],
  prepare: async ({ config }) => limitSessions(config.sessionHours),
} satisfies Feature;
