import { Migration } from '@mikro-orm/migrations';

/** The event log only grows: a row is written once, gets its place from the relay once, and is never changed or removed. */
export class AppendOnlyEvents extends Migration {
  override up(): void {
    this.addSql('create index event_log_unplaced on event_log (id) where position is null');
    this.addSql(`create function event_log_only_grows() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.position is null and new.position is not null
          and (old.id, old.type, old.subject_type, old.subject_id, old.subject_version, old.client_id, old.actor, old.payload, old.occurred_at)
            is not distinct from (new.id, new.type, new.subject_type, new.subject_id, new.subject_version, new.client_id, new.actor, new.payload, new.occurred_at)
        then return new;
        end if;
        raise exception 'the event log only grows';
      end $$`);
    this.addSql('create trigger event_log_only_grows before update or delete on event_log for each row execute function event_log_only_grows()');
    this.addSql("create trigger event_log_never_emptied before truncate on event_log for each statement execute function event_log_only_grows()");
  }
}
