import { Migration } from '@mikro-orm/migrations';

/** §4.5: each file says where its bytes lie and what they are; equal bytes are kept once. */
export class FileStores extends Migration {
  override up(): void {
    this.addSql(`alter table "stored_file" add column "sha256" varchar(64) null, add column "size" int null, add column "store" text not null default 'DATABASE' check ("store" in ('DATABASE', 'S3')), add column "also_in" text null check ("also_in" in ('DATABASE', 'S3')), add column "leaving_at" timestamptz(3) null;`);
    this.addSql(`update "stored_file" set "sha256" = named.sha256, "size" = named.size from (select distinct on (file_id) file_id, sha256, size from "attachment" where file_id is not null and sha256 is not null order by file_id) named where named.file_id = "stored_file".id;`);
    // of equal files the eldest stays; the others go with the next sweep
    this.addSql(`update "attachment" set "file_id" = eldest.id from "stored_file" own, (select distinct on (sha256) sha256, id from "stored_file" where sha256 is not null order by sha256, id) eldest where own.id = "attachment".file_id and eldest.sha256 = own.sha256 and eldest.id <> own.id;`);
    this.addSql(`update "stored_file" set "leaving_at" = now() where exists (select from "stored_file" elder where elder.sha256 = "stored_file".sha256 and elder.id < "stored_file".id);`);
    this.addSql('create unique index stored_file_content on stored_file (sha256) where leaving_at is null;');
  }
}
