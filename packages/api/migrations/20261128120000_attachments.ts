import { Migration } from '@mikro-orm/migrations';

/** §4.4, §4.5: files of messages and notes, their bytes in pieces. */
export class Attachments extends Migration {
  override up(): void {
    this.addSql('create table "stored_file" ("id" uuid not null, "started_at" timestamptz(3) not null, primary key ("id"));');
    this.addSql('create index "stored_file_started_at_index" on "stored_file" ("started_at");');
    this.addSql('create table "file_chunk" ("file_id" uuid not null, "number" int not null, "bytes" bytea not null, primary key ("file_id", "number"));');
    // what is packed already does not get smaller: no time is lost trying
    this.addSql('alter table "file_chunk" alter column "bytes" set storage external;');
    this.addSql('alter table "file_chunk" add constraint "file_chunk_file_id_foreign" foreign key ("file_id") references "stored_file" ("id") on delete cascade;');
    this.addSql('create table "attachment" ("id" uuid not null, "file_id" uuid null, "file_name" varchar(255) not null, "content_type" varchar(255) not null, "size" int not null, "sha256" varchar(64) null, "is_image" boolean not null default false, "content_id" varchar(255) null, "uploaded_by" uuid null, "created_at" timestamptz(3) not null, "message_id" uuid null, "note_id" uuid null, "position" int not null default 0, primary key ("id"));');
    this.addSql('create index "attachment_file_id_index" on "attachment" ("file_id");');
    this.addSql('create index "attachment_message_id_index" on "attachment" ("message_id");');
    this.addSql('create index "attachment_note_id_index" on "attachment" ("note_id");');
    this.addSql('create index attachment_waiting on attachment (created_at) where message_id is null and note_id is null;');
    this.addSql('alter table "attachment" add constraint "attachment_file_id_foreign" foreign key ("file_id") references "stored_file" ("id");');
    this.addSql('alter table "attachment" add constraint "attachment_message_id_foreign" foreign key ("message_id") references "message" ("id");');
    this.addSql('alter table "attachment" add constraint "attachment_note_id_foreign" foreign key ("note_id") references "internal_note" ("id");');
    this.addSql(`alter table "outgoing_letter" add column "attachment_ids" text[] not null default '{}';`);
  }
}
