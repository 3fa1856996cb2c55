import { Migration } from '@mikro-orm/migrations';

const mailbox = `lower(regexp_replace(to_address, '^([^@+]+)\\+[^@]*@', '\\1@'))`;

/** §4.2: replies are counted and let go by mailbox, whatever label stands behind a plus and in whichever case. */
export class MailboxesOfLetters extends Migration {
  override up(): void {
    this.addSql(`drop index "outgoing_letter_replies";`);
    this.addSql(`drop index "outgoing_letter_held";`);
    this.addSql(`create index outgoing_letter_replies on outgoing_letter (${mailbox}, answers_at) where automatic_reply and status <> 'HELD';`);
    this.addSql(`create index outgoing_letter_held on outgoing_letter (${mailbox}) where status = 'HELD';`);
  }
}
