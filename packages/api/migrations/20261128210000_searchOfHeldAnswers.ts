import { Migration } from '@mikro-orm/migrations';

/** Answers that have not left are found by staff alone: what was read into the index before is read anew. */
export class SearchOfHeldAnswers extends Migration {
  override up(): void {
    this.addSql(`alter table search_progress add looked_at timestamptz(3) not null default '1970-01-01';`);
    this.addSql('alter table search_progress alter looked_at drop default;');
    this.addSql(`insert into search_pending (kind, record_id) select distinct 'TICKET', ticket_id from message where leaves_at is not null on conflict do nothing;`);
  }
}
