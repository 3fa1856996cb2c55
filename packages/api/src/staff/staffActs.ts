import { hashOfPassword } from '../access/secret.ts';
import { rights } from '../access/rights.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { requireUnused } from '../platform/database/uses.ts';
import { newId } from '../platform/identity.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { invalid } from '../platform/input/values.ts';
import type { Work } from '../platform/work.ts';
import { Session } from './session.entity.ts';
import { Staff } from './staff.entity.ts';
import { clause, passwordOf, staffFields } from './staffFields.ts';

interface WithPassword {
  password?: string | null | undefined;
}

const recordOn = (work: Work, staff: Staff, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'staff', subjectId: staff.id, subjectVersion, payload });

/** Null when none was sent or it was taken away: nobody signs in without one. */
const passwordHashOf = async (sent: string | null | undefined): Promise<string | null> =>
  sent === null || sent === undefined ? null : hashOfPassword(passwordOf(sent, { field: 'password', clause }));

/** Signs a person out everywhere. */
const endSessions = async (work: Work, staff: Staff): Promise<void> => {
  await work.em.nativeUpdate(Session, { staff, endedAt: null }, { endedAt: work.at });
};

const keepers = rights['staff.write'].roles;
const keepsStaff = (staff: Staff): boolean => staff.active !== false && keepers.some((role) => role === staff.role);

/** Somebody who may keep the list of staff must remain; otherwise nobody could ever sign anybody in again. */
const requireAnotherKeeper = async (work: Work, staff: Staff, field: string): Promise<void> => {
  // acts that take the right from two people at once come one after the other
  await work.em.execute("select pg_advisory_xact_lock(hashtext('keepers of the list of staff'))");
  if ((await work.em.count(Staff, { id: { $ne: staff.id }, active: true, role: { $in: [...keepers] } })) > 0) return;
  throw invalid({ field, clause }, { ru: 'нужен ещё хотя бы один активный руководитель или администратор', en: 'at least one other active head or administrator is needed' });
};

/** §1: somebody joins the support staff. */
export const createStaff = async (work: Work, input: Sent<typeof staffFields> & WithPassword): Promise<Staff> => {
  const staff = work.em.create(Staff, { id: newId(), ...allFields(staffFields, input, clause), passwordHash: await passwordHashOf(input.password) });
  await recordOn(work, staff, 'STAFF_CREATED', 1, { role: staff.role });
  return staff;
};

/** Changes the fields that were sent. A new password or leaving ends every session of the person. */
export const updateStaff = async (work: Work, input: OnRecord & Sent<typeof staffFields> & WithPassword): Promise<Staff> => {
  const staff = await recordForAct(work, Staff, input, clause);
  const kept = keepsStaff(staff);
  const changed = changeRecord(staff, givenFields(staffFields, input, clause));
  if (kept && !keepsStaff(staff)) await requireAnotherKeeper(work, staff, staff.active ? 'role' : 'active');
  if (input.password !== undefined) {
    staff.passwordHash = await passwordHashOf(input.password);
    changed.push('password');
  }
  if (changed.length === 0) return staff;
  if (changed.includes('password') || !staff.active) await endSessions(work, staff);
  await recordOn(work, staff, 'STAFF_UPDATED', staff.version + 1, { changed });
  return staff;
};

/** Deletes somebody who never did anything here; anybody else is made inactive instead. */
export const deleteStaff = async (work: Work, input: OnRecord): Promise<void> => {
  const staff = await recordForAct(work, Staff, input, clause);
  if (keepsStaff(staff)) await requireAnotherKeeper(work, staff, 'id');
  await requireUnused(work, Staff, staff.id, clause, [Session]);
  await work.em.nativeDelete(Session, { staff });
  work.em.remove(staff);
  await recordOn(work, staff, 'STAFF_DELETED', staff.version + 1, { role: staff.role });
};
