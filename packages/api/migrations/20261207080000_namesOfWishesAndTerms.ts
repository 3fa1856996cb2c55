import { Migration } from '@mikro-orm/migrations';

/** What systems of clients call their wishes and Terms of Reference. */
export class NamesOfWishesAndTerms extends Migration {
  override up(): void {
    this.addSql(`alter table "feature_request" add column "external_id" varchar(200) null;`);
    this.addSql(`create unique index feature_request_external on feature_request (client_id, external_id) where external_id is not null;`);
    this.addSql(`alter table "terms_of_reference" add column "external_id" varchar(200) null;`);
    this.addSql(`create unique index terms_of_reference_external on terms_of_reference (client_id, external_id) where external_id is not null;`);
  }
}
