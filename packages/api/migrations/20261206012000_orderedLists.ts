import { Migration } from '@mikro-orm/migrations';

/** Every order that a list offers begins with a column that an index holds; how many clients want a wish is counted when one joins. */
export class OrderedLists extends Migration {
  override up(): void {
    this.addSql(`alter table "feature_request" add column "voices" int not null default 1;`);
    this.addSql(`update feature_request set voices = (select count(*) from feature_request_voice voice where voice.feature_request_id = feature_request.id);`);
    this.addSql(`create index ticket_urgency on ticket ((array_position(array['HIGH','MEDIUM','LOW'], ticket.priority::text)), received_at, id);`);
    this.addSql(`create index feature_request_stage on feature_request ((array_position(array['REGISTERED','UNDER_REVIEW','ACCEPTED','PLANNED','INCLUDED_IN_RELEASE','DECLINED'], feature_request.status::text)), id);`);
    this.addSql(`create index terms_of_reference_stage on terms_of_reference ((array_position(array['DRAFT','SUBMITTED','UNDER_REVIEW','ESTIMATION','AGREED','IN_DEVELOPMENT','ON_ACCEPTANCE','INCLUDED_IN_DELIVERY','DELIVERED_SEPARATELY','REJECTED','WITHDRAWN'], terms_of_reference.status::text)), id);`);
    this.addSql('create index client_name on client (name, id);');
    this.addSql('create index client_city on client (city, id);');
    this.addSql('create index client_support on client (support_until, id);');
    this.addSql('create index contact_name on contact (name, id);');
    this.addSql('create index staff_name on staff (name, id);');
    this.addSql('create index staff_role on staff (role, id);');
    this.addSql('create index product_name on product (name, id);');
    this.addSql('create index article_uses on article (use_count, title);');
    this.addSql('create index article_title on article (title, id);');
    this.addSql('create index article_updated on article (updated_at, id);');
    this.addSql('create index machine_user_name on machine_user (name, id);');
    this.addSql('create index webhook_name on webhook (name, id);');
    this.addSql('create index feature_request_created on feature_request (created_at, id);');
    this.addSql('create index feature_request_updated on feature_request (updated_at, id);');
    this.addSql('create index feature_request_title on feature_request (title, id);');
    this.addSql('create index feature_request_voices on feature_request (voices, id);');
    this.addSql('create index terms_of_reference_created on terms_of_reference (created_at, id);');
    this.addSql('create index terms_of_reference_submitted on terms_of_reference (submitted_at, id);');
    this.addSql('create index terms_of_reference_decided on terms_of_reference (decided_at, id);');
    this.addSql('create index terms_of_reference_title on terms_of_reference (title, id);');
    this.addSql('create index terms_of_reference_term on terms_of_reference (term_on, id);');
    this.addSql('create index assignment_from on assignment (valid_from, id);');
    this.addSql('create index assignment_until on assignment (valid_until, id);');
    this.addSql('create index assignment_specialist on assignment (specialist_id);');
  }
}
