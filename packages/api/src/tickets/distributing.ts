import { LockMode } from '@mikro-orm/core';
import { AutomaticChoice } from '../assignments/automaticChoice.entity.ts';
import type { Choice } from '../assignments/choosing.ts';
import { leastLoaded, type Loaded } from '../assignments/leastLoaded.ts';
import type { Work } from '../platform/work.ts';

/** Every specialist with what this person owes, away or not, in one query. */
const loadedSpecialists = async (work: Work, today: string): Promise<Loaded[]> => {
  const rows = await work.em.execute<(Omit<Loaded, 'deputyId' | 'lastGivenAt'> & { lastGivenAt: Date | string | null })[]>(
    `select staff.id, staff.name, staff.active, away.until as "absentUntil", coalesce(owed.promises, 0) as promises, coalesce(owed.at_risk, 0) as "atRisk", coalesce(owed.overdue, 0) as overdue,
       (select max(registered_at) from ticket where ticket.assignee_id = staff.id) as "lastGivenAt"
     from staff
     left join lateral (select max(ends_on)::text as until from absence where absence.staff_id = staff.id and withdrawn_at is null and begins_on <= ? and ends_on >= ?) away on true
     left join lateral (
       select count(*)::int as promises, count(*) filter (where ticket.due_at >= ? and governing.warn_at <= ?)::int as at_risk, count(*) filter (where ticket.due_at < ?)::int as overdue
       from ticket left join response_obligation governing on governing.id = ticket.obligation_id where ticket.assignee_id = staff.id and ticket.due_at is not null
     ) owed on true
     where staff.role = 'SPECIALIST' and staff.active`,
    [today, today, work.at, work.at, work.at],
  );
  return rows.map(({ lastGivenAt, ...row }) => ({ ...row, deputyId: null, lastGivenAt: lastGivenAt === null ? null : new Date(lastGivenAt).getTime() }));
};

/** §1: when nobody of the assignment is here, the setting of the desk decides: the common queue, or the least load. `today` is YYYY-MM-DD. */
export const orByLoad = async (work: Work, choice: Choice, today: string): Promise<Choice> => {
  if (choice.person) return choice;
  const setting = await work.em.findOne(AutomaticChoice, { id: { $ne: null } });
  if (!setting || setting.way === 'COMMON_QUEUE') return choice;
  // two requests at once are given one after the other: both would find the same person free
  return work.ofWholeDesk(async () => {
    const { cap } = await work.em.findOneOrFail(AutomaticChoice, { id: { $ne: null } }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    return leastLoaded(choice, await loadedSpecialists(work, today), cap);
  });
};
