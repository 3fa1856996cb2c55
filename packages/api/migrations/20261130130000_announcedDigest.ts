import { Migration } from '@mikro-orm/migrations';

/** §4.5: the SHA-256 that somebody announced for a file, against which its bytes are held. */
export class AnnouncedDigest extends Migration {
  override up(): void {
    this.addSql('alter table "attachment" add column "announced_sha256" varchar(64) null;');
  }
}
