import { Migration } from '@mikro-orm/migrations';

/** §4.2: whether letters stand still because of the mail server, and since when nothing has left. */
export class OutgoingStandstill extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "server_away" boolean not null default false;`);
    this.addSql(`create index event_log_outgoing_mail on event_log (occurred_at, id) where type in ('OUTGOING_MAIL_STANDS', 'OUTGOING_MAIL_MOVES');`);
    this.addSql('create index outgoing_letter_sent on outgoing_letter (sent_at) where sent_at is not null;');
  }
}
