import { LockMode } from '@mikro-orm/core';
import type { AbsenceKind } from '@reglament/schema';
import { can, rights } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { dateOf, dayNumberOfDate, writtenDate } from '../calendar/localDate.ts';
import { recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { optional } from '../platform/input/fields.ts';
import { invalid, line, requireOrdered } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { Absence } from './absence.entity.ts';
import { Staff } from './staff.entity.ts';
import { clause } from './staffFields.ts';

export interface AbsenceFields {
  staffId?: string | null | undefined;
  kind: AbsenceKind;
  beginsOn: string;
  endsOn: string;
  deputyId?: string | null | undefined;
  note?: string | null | undefined;
}

const recordOn = (work: Work, absence: Absence, type: string): Promise<string> =>
  work.record({ type, subjectType: 'staff', subjectId: absence.staff.id, payload: { absenceId: absence.id, beginsOn: absence.beginsOn, endsOn: absence.endsOn, deputyId: absence.deputy?.id ?? null } });

/** Everybody speaks for themselves; for others only those who lead. */
const requireMayFor = (viewer: Viewer, staffId: string): void => {
  if ((viewer.kind === 'STAFF' && viewer.id === staffId) || can(viewer, 'absences.recordOthers')) return;
  const { ru, en } = rights['absences.recordOthers'];
  throw refusal('FORBIDDEN', { clause, params: { right: { ru, en }, grantedBy: { ru: 'руководитель поддержки', en: 'the head of support' } } });
};

/** Who will be away, locked: two absences of one person come one after the other. */
const personAway = async (work: Work, viewer: Viewer, named: string | null | undefined): Promise<Staff> => {
  const staffId = named ?? (viewer.kind === 'STAFF' ? viewer.id : null);
  if (!staffId) throw refusal('REQUIRED_FIELD_MISSING', { field: ['staffId'], clause });
  requireMayFor(viewer, staffId);
  const staff = isUuid(staffId) ? await work.em.findOne(Staff, { id: staffId, active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!staff) throw refusal('NOT_FOUND', { field: ['staffId'], clause });
  return staff;
};

const deputyOf = async (work: Work, staff: Staff, id: string | null | undefined): Promise<Staff | null> => {
  if (!id) return null;
  if (id === staff.id) throw invalid({ field: 'deputyId', clause }, { ru: 'заместитель — другой сотрудник', en: 'the deputy is somebody else' });
  const deputy = isUuid(id) ? await work.em.findOne(Staff, { id, active: true }) : null;
  if (!deputy) throw refusal('NOT_FOUND', { field: ['deputyId'], clause });
  return deputy;
};

/** §1: somebody will be away, or has fallen ill. Two absences of one person never share a day. */
export const recordAbsence = async (work: Work, viewer: Viewer, input: AbsenceFields): Promise<Absence> => {
  const staff = await personAway(work, viewer, input.staffId);
  const { kind, beginsOn, endsOn } = input;
  requireOrdered(beginsOn, endsOn, { field: 'endsOn', clause });
  if (endsOn < localDay(work.now)) throw invalid({ field: 'endsOn', clause }, { ru: 'этот день уже прошёл', en: 'this day is over' });
  const note = optional(line(500))(input.note, { field: 'note', clause });
  const deputy = await deputyOf(work, staff, input.deputyId);
  const rival = await work.em.findOne(Absence, { staff, withdrawnAt: null, beginsOn: { $lte: endsOn }, endsOn: { $gte: beginsOn } });
  if (rival) throw refusal('ABSENCE_OVERLAPS', { field: ['beginsOn'], clause, params: { from: writtenDate(rival.beginsOn), until: writtenDate(rival.endsOn) } });
  const absence = work.em.create(Absence, { id: newId(), staff, kind, beginsOn, endsOn, deputy, note, recordedAt: work.at });
  await recordOn(work, absence, 'ABSENCE_RECORDED');
  return absence;
};

/** §1: the person is back, or will not go: what was away stays in the history, the days from today on no longer count. */
export const endAbsence = async (work: Work, viewer: Viewer, input: OnRecord): Promise<Absence> => {
  const absence = await recordForAct(work, Absence, input, clause);
  requireMayFor(viewer, absence.staff.id);
  const today = localDay(work.now);
  if (absence.withdrawnAt || absence.endsOn < today) throw refusal('ACT_NOT_POSSIBLE', { field: ['id'], clause, params: { status: { ru: 'закончилось', en: 'over' } } });
  if (absence.beginsOn >= today) absence.withdrawnAt = work.at;
  else absence.endsOn = dateOf(dayNumberOfDate(today) - 1);
  await recordOn(work, absence, 'ABSENCE_ENDED');
  return absence;
};
