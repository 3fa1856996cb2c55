import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';

const hourMilliseconds = 3_600_000;

/** Decision 0089: whether a letter of somebody whom the desk knows has waited for a person longer than a working day. */
export const waitsTooLong = (calendar: Pick<WorkCalendar, 'workingMillisecondsBetween'>, { receivedAt, now, dayHours }: { receivedAt: number; now: number; dayHours: number }): boolean =>
  calendar.workingMillisecondsBetween(receivedAt, now) > dayHours * hourMilliseconds;

interface Waiting {
  id: string;
  address: string;
  receivedAt: Date;
}

/** So many are looked at in a round; the rest in the next one. */
const mostOfRound = 1000;

const waitingSql = `select letter.id, letter.from_address as address, letter.received_at as "receivedAt"
  from incoming_letter letter join contact on contact.email = letter.from_address and contact.active
  where letter.outcome = 'QUARANTINED' and letter.authentication is distinct from 'FAIL' and letter.waiting_told_at is null and letter.received_at < $1
    and letter.from_address not in (select told.from_address from incoming_letter told where told.outcome = 'QUARANTINED' and told.waiting_told_at is not null and told.from_address is not null)
  order by letter.received_at, letter.id limit ${mostOfRound}`;

/**
 * Decision 0089 (R15): people's letters bear the marks of machines by mistake, and a known contact's then waits in the quarantine without a term. Whoever leads
 * is told when one waits longer than a working day: several of one sender together, by the oldest, and not again while one of which they
 * were told still waits. What is forged in a contact's name is no letter of theirs.
 */
export const tellOfLettersThatWait = async ({ pool, workshop }: Pick<System, 'pool' | 'workshop'>): Promise<void> => {
  const { calendar, parameters: { nominalDayHours: dayHours } } = ruleBookAt(clock.now());
  const { rows } = await pool.query<Waiting>(waitingSql, [new Date(clock.now() - dayHours * hourMilliseconds)]);
  const late = rows.filter(({ receivedAt }) => waitsTooLong(calendar, { receivedAt: receivedAt.getTime(), now: clock.now(), dayHours }));
  if (late.length === 0) return;
  await workshop.perform(systemActor, async (work) => {
    await work.em.execute('update incoming_letter set waiting_told_at = ? where id = any(?::uuid[])', [work.at, `{${late.map(({ id }) => id).join(',')}}`]);
    for (const [address, [oldest, ...others]] of Map.groupBy(late, (letter) => letter.address))
      if (oldest) await work.record({ type: 'CLIENT_LETTER_WAITS', subjectType: 'letter', subjectId: oldest.id, payload: { from: address, letters: others.length + 1 } });
  });
};
