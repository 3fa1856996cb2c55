import { Migration } from '@mikro-orm/migrations';

/** §4.2, §4.9: a ticket remembers that its contact proved to have written to it, beside what proved who opened it. */
export class ProvenContactsOfTickets extends Migration {
  override up(): void {
    this.addSql('alter table "ticket" add column "contact_proven" boolean not null default false;');
  }

  override down(): void {
    this.addSql('alter table "ticket" drop column "contact_proven";');
  }
}
