import { Migration } from '@mikro-orm/migrations';

/**
 * Events that nobody follows any more lie in `event_past`. It inherits from `event_log`: whoever reads the log as history reads both,
 * whoever follows it reads `only event_log`. An event leaves the log only when the same row lies in the past.
 */
export const pastEvents = `create table event_past (like event_log including all) inherits (event_log)`;

const eventLogOnlyGrows = `create or replace function event_log_only_grows() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.position is null and new.position is not null
      and (old.id, old.type, old.subject_type, old.subject_id, old.subject_version, old.client_id, old.actor, old.payload, old.occurred_at, old.erased_at)
        is not distinct from (new.id, new.type, new.subject_type, new.subject_id, new.subject_version, new.client_id, new.actor, new.payload, new.occurred_at, new.erased_at)
    then return new;
    end if;
    if tg_op = 'UPDATE' and current_setting('reglament.erasing', true) = 'on' and new.erased_at is not null
      and (old.id, old.position, old.type, old.subject_type, old.subject_id, old.subject_version, old.client_id, old.actor - 'name', old.occurred_at, old.previous_hash, old.hash)
        is not distinct from (new.id, new.position, new.type, new.subject_type, new.subject_id, new.subject_version, new.client_id, new.actor - 'name', new.occurred_at, new.previous_hash, new.hash)
      and old.payload @> new.payload
    then return new;
    end if;
    if tg_op = 'DELETE' and tg_table_name = 'event_log' and (select to_jsonb(past) from event_past past where past.id = old.id) = to_jsonb(old)
    then return old;
    end if;
    raise exception 'the event log only grows';
  end $$`;

/** What keeps both tables as they are; the indexes of the log came along, its triggers did not. */
export const keepingPastEvents: readonly string[] = [
  eventLogOnlyGrows,
  'create trigger event_past_only_grows before update or delete on event_past for each row execute function event_log_only_grows()',
  'create trigger event_past_never_emptied before truncate on event_past for each statement execute function event_log_only_grows()',
];

/** The log is as long as somebody may follow it; the history is whole. */
export class PastEvents extends Migration {
  override up(): void {
    for (const statement of [pastEvents, ...keepingPastEvents]) this.addSql(statement);
  }
}
