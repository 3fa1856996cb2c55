import { Migration } from '@mikro-orm/migrations';

/** When jobs of plugins are due and how far their followers have come, for all processes. */
export class Background extends Migration {
  override up(): void {
    this.addSql('create table "job_state" ("name" varchar(160) not null, "due_at" timestamptz(3) not null, "last_run_at" timestamptz(3) null, "failures" int not null default 0, "last_error" text null, primary key ("name"));');
    this.addSql('create table "follower_state" ("name" varchar(160) not null, "position" bigint not null, "failures" int not null default 0, "retry_at" timestamptz(3) null, primary key ("name"));');
  }
}
