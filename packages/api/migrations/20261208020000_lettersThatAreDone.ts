import { Migration } from '@mikro-orm/migrations';

/** R16: staff are done with a letter that did not arrive and is nobody's task. */
export class LettersThatAreDone extends Migration {
  override up(): void {
    this.addSql('alter table "outgoing_letter" add column "dismissed_at" timestamptz(3) null;');
    this.addSql(`create index outgoing_letter_unreached on outgoing_letter (created_at, id) where dismissed_at is null and not news and (status in ('FAILED', 'RETURNED') or (status = 'SENT' and refused <> '[]'));`);
  }

  override down(): void {
    this.addSql('drop index outgoing_letter_unreached;');
    this.addSql('alter table "outgoing_letter" drop column "dismissed_at";');
  }
}
