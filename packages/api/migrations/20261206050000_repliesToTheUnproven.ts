import { Migration } from '@mikro-orm/migrations';

/** §4.2: whoever proves nothing uses up no reply of those who do. */
export class RepliesToTheUnproven extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "to_unproven" boolean not null default false;`);
    this.addSql(`update "outgoing_letter" set "to_unproven" = true where "automatic_reply" and "template_key" in ('intake.unidentified', 'intake.unreadable');`);
  }
}
