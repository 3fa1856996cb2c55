import { Migration } from '@mikro-orm/migrations';

/** §3.12, §3.16: what became of a ticket is found from the ticket. */
export class DevelopmentOfTickets extends Migration {
  override up(): void {
    this.addSql('create index "feature_request_ticket_id_index" on "feature_request" ("ticket_id");');
    this.addSql('create index "terms_of_reference_ticket_id_index" on "terms_of_reference" ("ticket_id");');
  }
}
