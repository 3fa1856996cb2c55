import { Client } from '../clients/client.entity.ts';
import { namedClient } from '../clients/contactActs.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { invalid, requireOrdered } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { Staff } from '../staff/staff.entity.ts';
import { Assignment } from './assignment.entity.ts';

/** §1 says that a specialist is responsible for each client: the clause of this directory. */
export const clause = '1';

interface AssignmentFields {
  specialistId?: string | null | undefined;
  deputyId?: string | null | undefined;
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
}

const recordOn = (work: Work, assignment: Assignment, type: string, subjectVersion: number, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({
    type,
    subjectType: 'assignment',
    subjectId: assignment.id,
    subjectVersion,
    clientId: assignment.client.id,
    payload: { specialistId: assignment.specialist.id, deputyId: assignment.deputy?.id ?? null, validFrom: assignment.validFrom, validUntil: assignment.validUntil ?? null, ...payload },
  });

/** Somebody who works here now: nobody else can be responsible from now on. */
const activeStaff = async (work: Work, id: string, field: string): Promise<Staff> => {
  const staff = isUuid(id) ? await work.em.findOne(Staff, { id, active: true }) : null;
  if (!staff) throw refusal('NOT_FOUND', { field: [field], clause });
  return staff;
};

const specialistOf = (work: Work, id: string | null | undefined): Promise<Staff> => {
  if (!id) throw refusal('REQUIRED_FIELD_MISSING', { field: ['specialistId'], clause });
  return activeStaff(work, id, 'specialistId');
};

const deputyOf = async (work: Work, id: string | null | undefined): Promise<Staff | null> => (id ? activeStaff(work, id, 'deputyId') : null);

/** What must hold of an assignment as a whole. */
const requireSound = async (work: Work, assignment: Assignment): Promise<void> => {
  requireOrdered(assignment.validFrom, assignment.validUntil, { field: 'validUntil', clause });
  if (assignment.deputy && assignment.deputy.id === assignment.specialist.id)
    throw invalid({ field: 'deputyId', clause }, { ru: 'заместитель — другой сотрудник', en: 'the deputy is somebody else' });
  // of two that begin on one day nobody could say which counts
  const rivals = await work.em.count(Assignment, { client: assignment.client, validFrom: assignment.validFrom, id: { $ne: assignment.id } });
  if (rivals > 0) throw refusal('ALREADY_EXISTS', { field: ['validFrom'], clause });
};

/** Takes the client's row, so that two assignments of one client come one after the other. */
const lockClient = (work: Work, client: { id: string }): Promise<Client> => recordForAct(work, Client, { id: client.id }, clause);

/** §1: a specialist becomes responsible for a client, with a deputy for absences. */
export const createAssignment = async (work: Work, input: AssignmentFields & { clientId?: string | null | undefined }): Promise<Assignment> => {
  const client = await lockClient(work, await namedClient(work, input.clientId, clause));
  const assignment = work.em.create(Assignment, {
    id: newId(),
    client,
    specialist: await specialistOf(work, input.specialistId),
    deputy: await deputyOf(work, input.deputyId),
    validFrom: input.validFrom ?? localDay(work.now),
    validUntil: input.validUntil ?? null,
  });
  await requireSound(work, assignment);
  await recordOn(work, assignment, 'ASSIGNMENT_CREATED', 1);
  return assignment;
};

/** Changes the fields that were sent. Requests that somebody has already stay with that person. */
export const updateAssignment = async (work: Work, input: OnRecord & AssignmentFields): Promise<Assignment> => {
  const assignment = await recordForAct(work, Assignment, input, clause);
  await lockClient(work, assignment.client);
  const before = { specialistId: assignment.specialist.id, deputyId: assignment.deputy?.id ?? null };
  const changed = changeRecord(assignment, {
    ...(input.validFrom === undefined ? {} : { validFrom: input.validFrom ?? localDay(work.now) }),
    ...(input.validUntil === undefined ? {} : { validUntil: input.validUntil }),
  });
  if (input.specialistId !== undefined && input.specialistId !== before.specialistId) {
    assignment.specialist = await specialistOf(work, input.specialistId);
    changed.push('specialist');
  }
  if (input.deputyId !== undefined && input.deputyId !== before.deputyId) {
    assignment.deputy = await deputyOf(work, input.deputyId);
    changed.push('deputy');
  }
  if (changed.length === 0) return assignment;
  await requireSound(work, assignment);
  await recordOn(work, assignment, 'ASSIGNMENT_UPDATED', assignment.version + 1, { changed });
  return assignment;
};

export const deleteAssignment = async (work: Work, input: OnRecord): Promise<void> => {
  const assignment = await recordForAct(work, Assignment, input, clause);
  work.em.remove(assignment);
  await recordOn(work, assignment, 'ASSIGNMENT_DELETED', assignment.version + 1);
};
