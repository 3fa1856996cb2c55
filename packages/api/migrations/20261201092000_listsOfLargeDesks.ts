import { Migration } from '@mikro-orm/migrations';

/** Lists stay as fast as they are while the archive grows: what is open, what a client asked, what stands at one status and what changed last are found in their order. */
export class ListsOfLargeDesks extends Migration {
  override up(): void {
    this.addSql(`create index ticket_open on ticket (due_at, received_at, id) where status not in ('CLOSED', 'REJECTED');`);
    this.addSql('create index ticket_client on ticket (client_id, due_at, received_at, id);');
    this.addSql('drop index ticket_client_id_index;');
    this.addSql('create index ticket_status on ticket (status, received_at, id);');
    this.addSql('drop index ticket_status_index;');
    this.addSql('create index ticket_updated on ticket (updated_at, id);');
  }
}
