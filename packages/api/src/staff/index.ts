import { absenceShape } from './absence.type.ts';
import { staffShape } from './staff.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Absence } from './absence.entity.ts';
import { AbsenceActsResolver } from './absenceActs.resolver.ts';
import { AbsencesResolver } from './absences.resolver.ts';
import { clientSide } from './clientSide.ts';
import { Session } from './session.entity.ts';
import { limitSessions, SignInResolver } from './signIn.resolver.ts';
import { forgetFullBuckets } from '../platform/graphql/pointBuckets.ts';
import { countAttemptsIn } from './signInAttempts.ts';
import { Staff } from './staff.entity.ts';
import { StaffResolver } from './staff.resolver.ts';
import { StaffActsResolver } from './staffActs.resolver.ts';

/** The support staff (§1). */
export default {
  name: 'staff',
  entities: [Staff, Session, Absence],
  clientRows, clientSide,
  nodes: { Staff: { right: 'staff.read', shape: staffShape }, Absence: { right: 'staff.read', shape: absenceShape } },
  resolvers: [SignInResolver, StaffResolver, StaffActsResolver, AbsencesResolver, AbsenceActsResolver],
  jobs: [{ id: 'forgetFullBuckets', when: { everySeconds: 3600 }, run: ({ pool }) => forgetFullBuckets(pool) }],
  prepare: async ({ config, pool }) => {
    limitSessions(config.sessionHours);
    countAttemptsIn(pool);
  },
} satisfies Feature;
