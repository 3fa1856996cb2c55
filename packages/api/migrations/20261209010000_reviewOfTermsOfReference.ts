import { Migration } from '@mikro-orm/migrations';

/** §3.16: by which day submitted Terms of Reference are to be reviewed. */
export class ReviewOfTermsOfReference extends Migration {
  override up(): void {
    this.addSql('alter table "terms_of_reference" add column "decision_due_on" date null;');
  }

  override down(): void {
    this.addSql('alter table "terms_of_reference" drop column "decision_due_on";');
  }
}
