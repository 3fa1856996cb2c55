import { Migration } from '@mikro-orm/migrations';

/** §4.13: questions that wait for their client, and when something comes of it. */
export class ClientSilences extends Migration {
  override up(): void {
    this.addSql(`create table "client_silence" ("question_id" uuid not null, "ticket_id" uuid not null, "next_at" timestamptz(3) null, "reminded_at" timestamptz(3) null, "proposed_at" timestamptz(3) null, "ended_at" timestamptz(3) null, primary key ("question_id"));`);
    this.addSql(`create index "client_silence_ticket_id_index" on "client_silence" ("ticket_id");`);
    this.addSql(`create index "client_silence_next" on "client_silence" ("next_at") where "next_at" is not null;`);
    this.addSql(`alter table "client_silence" add constraint "client_silence_question_id_foreign" foreign key ("question_id") references "message" ("id");`);
    this.addSql(`alter table "client_silence" add constraint "client_silence_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`);
    // questions that wait already: the first look counts when each of them is due
    this.addSql(`insert into "client_silence" ("question_id", "ticket_id", "next_at")
      select distinct on (message.ticket_id) message.id, message.ticket_id, coalesce(message.leaves_at, message.written_at)
      from message join ticket on ticket.id = message.ticket_id
      where ticket.status = 'WAITING_CLIENT' and message.side = 'STAFF' and message.question order by message.ticket_id, message.written_at desc, message.id desc;`);
  }
}
