import type { Viewer } from '../access/viewer.ts';
import { givenFields, type Sent } from '../platform/input/fields.ts';
import type { Work } from '../platform/work.ts';
import { clause, preferenceRules } from './preferenceRules.ts';

/**
 * Keeps what was sent and leaves the rest: the last one to write a preference has it, and two machines that change different ones lose
 * nothing. It concerns nobody else, so it is no event.
 */
export const changePreferences = async (work: Work, viewer: Viewer, sent: Sent<typeof preferenceRules>): Promise<void> => {
  const given = givenFields(preferenceRules, sent, clause);
  if (Object.keys(given).length === 0) return;
  await work.em.execute(
    `insert into staff_preferences (staff_id, chosen, version, changed_at) values (?, jsonb_strip_nulls(?::jsonb), 1, ?)
     on conflict (staff_id) do update set chosen = jsonb_strip_nulls(staff_preferences.chosen || ?::jsonb), version = staff_preferences.version + 1, changed_at = excluded.changed_at`,
    [viewer.id, JSON.stringify(given), work.at, JSON.stringify(given)],
  );
};
