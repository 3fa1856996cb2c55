import { Migration } from '@mikro-orm/migrations';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The ledger of obligations (R19): it only grows, and every promise of an earlier release enters it as it stands. */
export class ObligationLedger extends Migration {
  override up(): void {
    this.addSql('alter table "response_obligation" add column "excused_at" timestamptz(3) null, add column "excused_by_id" uuid null, add column "excused_reason" text null;');
    this.addSql('create table "obligation_ledger" ("entry" bigserial primary key, "position" bigint null, "obligation_id" uuid not null, "change" varchar(32) not null, "actor_kind" varchar(16) not null, "actor_id" uuid null, "reason_code" varchar(64) null, "reason_hash" varchar(64) null, "details" jsonb not null, "previous" jsonb null, "state" jsonb not null, "occurred_at" timestamptz(3) not null, "previous_hash" varchar(64) null, "hash" varchar(64) null);');
    this.addSql('alter table "obligation_ledger" add constraint "obligation_ledger_position_unique" unique ("position");');
    this.addSql('create index "obligation_ledger_obligation_id_entry_index" on "obligation_ledger" ("obligation_id", "entry");');
    this.addSql('create index obligation_ledger_unplaced on obligation_ledger (entry) where position is null;');
    this.addSql(`create function obligation_ledger_only_grows() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.position is null and new.position is not null
          and (old.entry, old.obligation_id, old.change, old.actor_kind, old.actor_id, old.reason_code, old.reason_hash, old.details, old.previous, old.state, old.occurred_at)
            is not distinct from (new.entry, new.obligation_id, new.change, new.actor_kind, new.actor_id, new.reason_code, new.reason_hash, new.details, new.previous, new.state, new.occurred_at)
        then return new;
        end if;
        raise exception 'the obligation ledger only grows';
      end $$`);
    this.addSql('create trigger obligation_ledger_only_grows before update or delete on obligation_ledger for each row execute function obligation_ledger_only_grows()');
    this.addSql('create trigger obligation_ledger_never_emptied before truncate on obligation_ledger for each statement execute function obligation_ledger_only_grows()');
    this.addSql(`insert into obligation_ledger (obligation_id, change, actor_kind, details, state, occurred_at)
      select id, 'IMPORTED', 'SYSTEM', '{}', jsonb_build_object(
        'ticketId', ticket_id, 'clientId', client_id, 'kind', kind, 'priority', priority, 'openedAt', ${instant('opened_at')}, 'messageId', message_id,
        'startsAt', ${instant('starts_at')}, 'dueAt', ${instant('due_at')}, 'outerLimitAt', ${instant('outer_limit_at')}, 'warnAt', ${instant('warn_at')},
        'provisional', provisional, 'answeredAt', ${instant('answered_at')}, 'answerId', answer_id, 'breachedAt', ${instant('breached_at')},
        'notRequiredAt', ${instant('not_required_at')}, 'mergedAt', ${instant('merged_at')}, 'excusedAt', null, 'excusedById', null,
        'regulationVersionId', regulation_version_id, 'calendarVersions', calendar_versions), now()
      from response_obligation order by opened_at, id`);
  }
}
