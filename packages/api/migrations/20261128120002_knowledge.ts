import { Migration } from '@mikro-orm/migrations';

/** §4.10: standard answers. */
export class Knowledge extends Migration {
  override up(): void {
    this.addSql('create table "article" ("id" uuid not null, "kind" text not null, "title" varchar(300) not null, "text" text null, "link" varchar(2000) null, "language" varchar(5) not null, "product_id" uuid null, "use_count" int not null default 0, "active" boolean not null default true, "updated_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));');
    this.addSql(`alter table "article" add constraint "article_kind_check" check ("kind" in ('MACRO', 'ARTICLE'));`);
    this.addSql('alter table "article" add constraint "article_product_id_foreign" foreign key ("product_id") references "product" ("id") on delete set null;');
  }
}
