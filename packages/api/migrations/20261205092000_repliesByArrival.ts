import { Migration } from '@mikro-orm/migrations';

/** §4.2: replies are counted by the arrival of the letters that they answer. */
export class RepliesByArrival extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "answers_at" timestamptz(3) null;`);
    this.addSql(`update "outgoing_letter" set "answers_at" = "created_at" where "automatic_reply";`);
    this.addSql(`drop index outgoing_letter_replies;`);
    this.addSql(`drop index outgoing_letter_replies_at;`);
    this.addSql(`create index outgoing_letter_replies on outgoing_letter (to_address, answers_at) where automatic_reply and status <> 'HELD';`);
    this.addSql(`create index outgoing_letter_replies_at on outgoing_letter (answers_at) where automatic_reply and status <> 'HELD';`);
  }
}
