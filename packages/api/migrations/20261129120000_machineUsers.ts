import { Migration } from '@mikro-orm/migrations';

/** §4.1: systems with keys are kept by people now: their records have versions, keys have names. */
export class MachineUsers extends Migration {
  override up(): void {
    this.addSql(`alter table "machine_user" add column "version" int not null default 1;`);
    this.addSql(`alter table "api_key" add column "label" varchar(100) null;`);
    this.addSql(`create index "api_key_machine_user_id_index" on "api_key" ("machine_user_id");`);
  }
}
