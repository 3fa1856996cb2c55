import { Migration } from '@mikro-orm/migrations';

/** Which request was merged into, split from, continues or is related to which (§4.4). A request is merged once. */
export class TicketLinks extends Migration {
  override up(): void {
    this.addSql('create table "ticket_link" ("from_ticket_id" uuid not null, "to_ticket_id" uuid not null, "kind" text not null, "at" timestamptz(3) not null, primary key ("from_ticket_id", "to_ticket_id", "kind"));');
    this.addSql('create index "ticket_link_to_ticket_id_index" on "ticket_link" ("to_ticket_id");');
    this.addSql("create unique index ticket_link_merged_once on ticket_link (from_ticket_id) where kind = 'MERGED_INTO';");
    this.addSql(`alter table "ticket_link" add constraint "ticket_link_kind_check" check ("kind" in ('MERGED_INTO', 'SPLIT_FROM', 'CONTINUES', 'RELATED'));`);
    this.addSql('alter table "ticket_link" add constraint "ticket_link_from_ticket_id_foreign" foreign key ("from_ticket_id") references "ticket" ("id");');
    this.addSql('alter table "ticket_link" add constraint "ticket_link_to_ticket_id_foreign" foreign key ("to_ticket_id") references "ticket" ("id");');
  }
}
