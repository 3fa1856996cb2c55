import { Migration } from '@mikro-orm/migrations';

/** Answers that are held for the opening are found when the calendar changes (§4.6). */
export class HeldAnswers extends Migration {
  override up(): void {
    this.addSql('create index response_obligation_answered on response_obligation (answered_at) where answered_at is not null;');
    this.addSql('create index message_leaves on message (leaves_at) where leaves_at is not null;');
  }
}
