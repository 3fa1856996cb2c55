import { Migration } from '@mikro-orm/migrations';

/** §4.7: priorities that staff proposed and the client decides on; one at a time. */
export class PriorityProposals extends Migration {
  override up(): void {
    this.addSql(`create table "priority_proposal" ("id" uuid not null, "ticket_id" uuid not null, "priority" text not null, "reason" text not null, "state" text not null, "proposed_at" timestamptz(3) not null, "staff_id" uuid null, "author_name" varchar(200) not null, "settled_at" timestamptz(3) null, "consent_message_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "priority_proposal_ticket_id_index" on "priority_proposal" ("ticket_id");`);
    this.addSql(`create unique index priority_proposal_open on priority_proposal (ticket_id) where state = 'OPEN';`);
    this.addSql(`alter table "priority_proposal" add constraint "priority_proposal_priority_check" check ("priority" in ('HIGH', 'MEDIUM', 'LOW'));`);
    this.addSql(`alter table "priority_proposal" add constraint "priority_proposal_state_check" check ("state" in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'));`);
    this.addSql(`alter table "priority_proposal" add constraint "priority_proposal_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`);
    this.addSql(`alter table "priority_proposal" add constraint "priority_proposal_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete set null;`);
    this.addSql(`alter table "priority_proposal" add constraint "priority_proposal_consent_message_id_foreign" foreign key ("consent_message_id") references "message" ("id") on delete set null;`);
  }
}
