import { Migration } from '@mikro-orm/migrations';

/** Up to which event each of the staff has read what concerns them: of everything, and of single tickets beyond that. */
export class NotificationReading extends Migration {
  override up(): void {
    this.addSql(`create table "notification_reading" ("staff_id" uuid not null primary key, "read_to" bigint not null default 0, "tickets" jsonb not null default '{}');`);
    this.addSql(`alter table "notification_reading" add constraint "notification_reading_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`);
  }
}
