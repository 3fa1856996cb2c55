import { Migration } from '@mikro-orm/migrations';

/** An event that has its place and its link is changed by the erasure of a person alone: it loses names and reasons and says when; the link stays, so that the chain goes on. */
export const eventLogOnlyGrows = `create or replace function event_log_only_grows() returns trigger language plpgsql as $$
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
    raise exception 'the event log only grows';
  end $$`;

/** Law 152-FZ: what an erasure took out of the log is told from what somebody altered. */
export class ErasedEvents extends Migration {
  override up(): void {
    this.addSql('alter table "event_log" add column "erased_at" timestamptz(3) null;');
    this.addSql(eventLogOnlyGrows);
  }
}
