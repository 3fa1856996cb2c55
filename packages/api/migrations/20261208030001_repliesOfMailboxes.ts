import { Migration } from '@mikro-orm/migrations';

/** §4.2: replies to the spellings of one mailbox (`name+anything@…`) are counted together. */
export class RepliesOfMailboxes extends Migration {
  override up(): void {
    this.addSql('drop index outgoing_letter_replies;');
    this.addSql(`create index outgoing_letter_replies on outgoing_letter (regexp_replace(to_address, '\\+[^@]*@', '@'), answers_at) where automatic_reply and status <> 'HELD';`);
  }

  override down(): void {
    this.addSql('drop index outgoing_letter_replies;');
    this.addSql(`create index outgoing_letter_replies on outgoing_letter (to_address, answers_at) where automatic_reply and status <> 'HELD';`);
  }
}
