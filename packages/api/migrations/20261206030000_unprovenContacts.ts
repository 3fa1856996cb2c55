import { Migration } from '@mikro-orm/migrations';

/** §4.9: whether a contact is known by a letter alone that proved nothing of its sender. */
export class UnprovenContacts extends Migration {
  override up(): void {
    this.addSql(`alter table "contact" add column "unproven" boolean not null default false;`);
  }
}
