import { Migration } from '@mikro-orm/migrations';

export const renamedTiles = `update "staff_preferences"
  set "chosen" = jsonb_set("chosen", '{startTiles}', replace(replace(("chosen"->'startTiles')::text, '"outbox/failed"', '"outgoing/failed"'), '"mail/quarantine"', '"quarantine/waiting"')::jsonb)
  where jsonb_typeof("chosen"->'startTiles') = 'object'`;

/** Tiles of the start page whose plugins have other names (decision 81): what people arranged stays arranged. */
export class TilesOfLetters extends Migration {
  override up(): void {
    this.addSql(renamedTiles);
  }
}
