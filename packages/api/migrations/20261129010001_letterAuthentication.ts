import { Migration } from '@mikro-orm/migrations';

/** §4.9: what is known of the sender of a letter, and clients whose letters are accepted without proof. */
export class LetterAuthentication extends Migration {
  override up(): void {
    this.addSql(`alter table "incoming_letter" add column "peer_address" varchar(64) null, add column "peer_helo" varchar(255) null, add column "authentication" text null, add column "authentication_findings" varchar(300) null;`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_authentication_check" check ("authentication" in ('PASS', 'FAIL', 'NONE', 'UNKNOWN'));`);
    this.addSql('alter table "incoming_letter" drop constraint "incoming_letter_reason_check";');
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'PROCESSING_FAILED', 'RELEASED'));`);
    this.addSql('alter table "client" add column "unproven_letters" boolean not null default false;');
  }
}
