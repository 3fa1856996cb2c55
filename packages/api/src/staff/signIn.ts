import type { Context } from '../access/context.ts';
import { hashOfSecret, newSecret, passwordMatches } from '../access/secret.ts';
import { withoutNul } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import { Session } from './session.entity.ts';
import { countAttempt } from './signInAttempts.ts';
import { Staff } from './staff.entity.ts';

/** Starts a session of a member of staff. An unknown address and a wrong password look and take the same. */
export const signIn = async (context: Context, email: string, password: string, sessionHours: number): Promise<string> => {
  const address = withoutNul(email).trim().toLowerCase();
  const forgetWrongOnes = await countAttempt(address, context.peer);
  const { result } = await context.workshop.perform({ kind: 'SYSTEM', id: null, name: 'sign-in' }, async (work) => {
    const staff = await work.em.findOne(Staff, { email: address, active: true });
    if (!(await passwordMatches(password, staff?.passwordHash ?? null)) || !staff) throw refusal('WRONG_CREDENTIALS', { field: ['password'] });
    const token = newSecret();
    const expiresAt = work.now + sessionHours * 3_600_000;
    const session = work.em.create(Session, { staff, tokenHash: hashOfSecret(token), startedAt: work.at, expiresAt: new Date(expiresAt) });
    context.session?.set(token, expiresAt);
    context.viewer = { kind: 'STAFF', id: staff.id, name: staff.name, email: staff.email, role: staff.role, sessionId: session.id };
    return token;
  });
  forgetWrongOnes();
  return result;
};

/** Ends the session of this browser; its token is worth nothing from now on. */
export const signOut = async (context: Context): Promise<void> => {
  const { viewer } = context;
  context.session?.clear();
  if (viewer?.kind !== 'STAFF') return;
  await context.workshop.perform({ kind: 'STAFF', id: viewer.id, name: viewer.name }, async (work) => {
    const session = await work.em.findOne(Session, { id: viewer.sessionId, endedAt: null });
    if (!session) return;
    session.endedAt = work.at;
    await work.record({ type: 'SESSION_ENDED', subjectType: 'staff', subjectId: viewer.id });
  });
  context.viewer = null;
};

