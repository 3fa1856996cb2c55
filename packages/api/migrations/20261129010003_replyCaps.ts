import { Migration } from '@mikro-orm/migrations';

/** §4.2: replies of the desk are counted, and those beyond the caps are held back; the number of the other side's ticket in a letter. */
export class ReplyCaps extends Migration {
  override up(): void {
    this.addSql('alter table "outgoing_letter" add column "automatic_reply" boolean not null default false;');
    this.addSql('alter table "outgoing_letter" drop constraint "outgoing_letter_status_check";');
    this.addSql(`alter table "outgoing_letter" add constraint "outgoing_letter_status_check" check ("status" in ('WAITING', 'HELD', 'SENT', 'RETURNED', 'CANCELLED', 'FAILED'));`);
    this.addSql(`create index outgoing_letter_replies on outgoing_letter (to_address, created_at) where automatic_reply and status <> 'HELD';`);
    this.addSql(`create index outgoing_letter_replies_at on outgoing_letter (created_at) where automatic_reply and status <> 'HELD';`);
    this.addSql(`create index outgoing_letter_held on outgoing_letter (to_address) where status = 'HELD';`);
    this.addSql('alter table "incoming_letter" add column "counterpart_number" varchar(64) null;');
    this.addSql('create index incoming_letter_counterpart on incoming_letter (from_address, counterpart_number) where counterpart_number is not null;');
  }
}
