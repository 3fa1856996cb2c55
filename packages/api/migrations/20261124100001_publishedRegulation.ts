import { Migration } from '@mikro-orm/migrations';

/** §2.4: what is published stays as it was published; requests rest on it. Only its being superseded may be noted. */
export class PublishedRegulation extends Migration {
  override up(): void {
    this.addSql(`create function published_regulation_stays() returns trigger language plpgsql as $$
      begin
        if old.status = 'DRAFT' then
          return case when tg_op = 'DELETE' then old else new end;
        end if;
        if tg_op = 'UPDATE' and new.status <> 'DRAFT'
          and (old.id, old.number, old.effective_from, old.published_at, old.summary, old.parameters)
            is not distinct from (new.id, new.number, new.effective_from, new.published_at, new.summary, new.parameters)
        then return new;
        end if;
        raise exception 'a published version of the regulation never changes (2.4)';
      end $$`);
    this.addSql('create trigger published_regulation_stays before update or delete on regulation_version for each row execute function published_regulation_stays()');
  }
}
