import type { Viewer } from '../access/viewer.ts';
import { required } from '../platform/input/fields.ts';
import { line } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import type { NoteConsoleIncidentInput } from './consoleIncidents.type.ts';

const keptDays = 30;
const mostKept = 500;
/** Staff work in it (§1). */
const clause = '1';
/** A console gone wild fills neither the table nor the log: so many different failures a person and hour. */
const mostOfPerson = 60;
const hourSeconds = 3600;

const given = {
  plugin: required(line(100)),
  item: required(line(200)),
  // what was thrown may be long: its beginning tells
  message: (value: string) => required(line(500))(value.slice(0, 500), { field: 'message', clause }),
};

/** Books a failure of somebody's console. Those that nobody met for a month go, and the oldest where there are too many. */
export const noteIncident = async (work: Work, viewer: Viewer, input: NoteConsoleIncidentInput): Promise<void> => {
  const values = [given.plugin(input.plugin, { field: 'plugin', clause }), given.item(input.item, { field: 'item', clause }), given.message(input.message)];
  const since = new Date(work.now - hourSeconds * 1000);
  const recent = await work.em.execute<unknown[]>('select from console_incident where last_by = ? and last_at > ?', [viewer.id, since]);
  if (recent.length >= mostOfPerson) throw refusal('TOO_MANY_ATTEMPTS', { params: { seconds: hourSeconds } });
  await work.em.execute('delete from console_incident where last_at < ?', [new Date(work.now - keptDays * 24 * hourSeconds * 1000)]);
  await work.em.execute(
    `insert into console_incident (plugin, item, message, windows, first_at, last_at, last_by) values (?, ?, ?, 1, ?, ?, ?)
     on conflict (plugin, item, message) do update set windows = console_incident.windows + 1, last_at = excluded.last_at, last_by = excluded.last_by`,
    [...values, work.at, work.at, viewer.id],
  );
  await work.em.execute('delete from console_incident where last_at < (select last_at from console_incident order by last_at desc offset ? limit 1)', [mostKept - 1]);
};
