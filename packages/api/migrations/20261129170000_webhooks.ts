import { Migration } from '@mikro-orm/migrations';

/** §4.1: systems of partners are told what happens, and each delivery is kept. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`create table "webhook" ("id" uuid not null primary key, "machine_user_id" uuid not null references "machine_user" ("id"), "name" varchar(200) not null, "url" varchar(2000) not null, "document" text not null, "event_types" text[] not null, "scopes" text[] not null, "active" boolean not null default true, "secret" text not null, "former_secret" text null, "former_secret_until" timestamptz(3) null, "position" bigint not null, "failures" int not null default 0, "rests_until" timestamptz(3) null, "created_at" timestamptz(3) not null, "version" int not null default 1);`);
    this.addSql(`create index "webhook_machine_user_id_index" on "webhook" ("machine_user_id");`);
    this.addSql(`create table "webhook_delivery" ("id" uuid not null primary key, "webhook_id" uuid not null references "webhook" ("id") on delete cascade, "event_id" uuid null, "position" bigint not null, "type" varchar(64) not null, "body" text not null, "status" text not null check ("status" in ('WAITING', 'DELIVERED', 'DEAD')), "attempts" int not null default 0, "waiting_since" timestamptz(3) not null, "next_attempt_at" timestamptz(3) not null, "last_attempt_at" timestamptz(3) null, "last_status" int null, "last_fault" varchar(300) null, "milliseconds" int null, "settled_at" timestamptz(3) null, constraint "webhook_delivery_webhook_id_event_id_unique" unique ("webhook_id", "event_id"));`);
    this.addSql(`create index webhook_delivery_waiting on webhook_delivery (webhook_id, next_attempt_at) where status = 'WAITING';`);
    this.addSql('create index webhook_delivery_newest on webhook_delivery (webhook_id, position, id);');
    this.addSql('create index webhook_delivery_settled on webhook_delivery (settled_at) where settled_at is not null;');
  }
}
