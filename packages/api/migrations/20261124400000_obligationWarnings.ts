import { Migration } from '@mikro-orm/migrations';

/** Warnings of obligations (R18): each threshold once per due. A promise of an earlier release warns from its first threshold on. */
export class ObligationWarnings extends Migration {
  override up(): void {
    this.addSql('create table "obligation_warning" ("obligation_id" uuid not null, "due_at" timestamptz(3) not null, "threshold" varchar(64) not null, "warned_at" timestamptz(3) not null, primary key ("obligation_id", "due_at", "threshold"));');
    this.addSql('alter table "response_obligation" add column "next_warning_at" timestamptz(3) null, add column "warned_due_at" timestamptz(3) null;');
    this.addSql('create index response_obligation_warning on response_obligation ((case when warned_due_at is not distinct from due_at then next_warning_at else warn_at end)) where breached_at is null and (least(answered_at, not_required_at, merged_at) > due_at) is not false;');
  }
}
