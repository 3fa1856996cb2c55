import { createHash } from 'node:crypto';
import { Kind, parse, print, visit, type DefinitionNode, type DocumentNode } from 'graphql';
import type { Pool } from 'pg';
import { clock } from '../clock.ts';
import type { DocumentsTaken } from '../configSettings.ts';
import type { Logger } from '../log.ts';

/** So many days after an update pages of the former release still work. */
const keptDays = 30;
const dayMilliseconds = 86_400_000;

/** Where fragments are spread in an operation does not count: the console puts in those of the plugins at work. */
const withoutSpreads = (definition: DefinitionNode): DefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION ? visit(definition, { FragmentSpread: () => null }) : definition;

/** A document taken apart: the hash of each of its operations and fragments. */
export const partsOf = (document: DocumentNode): string[] =>
  document.definitions.map((definition) => createHash('sha256').update(print(withoutSpreads(definition))).digest('hex'));

const nameIn = ({ definitions }: DocumentNode): string => definitions.flatMap((one) => ('name' in one && one.name ? [one.name.value] : [])).join(', ');

/**
 * The documents of the console, and of former ones whose pages may still be open (decision 0065). Known is what consists of operations
 * and fragments that one of them has. All processes of a desk know those of each other.
 */
export class TrustedDocuments {
  private readonly own: ReadonlySet<string>;
  /** Documents are parsed once each, so the same text is the same object. */
  private readonly known = new WeakSet<DocumentNode>();
  private readonly reported = new WeakSet<DocumentNode>();

  constructor(
    /** Operations and fragments, as the console's build lists them. */
    texts: readonly string[],
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {
    this.own = new Set(texts.flatMap((text) => partsOf(parse(text, { noLocation: true }))));
  }

  /** Whether this process has a console at all. */
  get hasOwn(): boolean { return this.own.size > 0; }

  /** Tells the other processes what this one's console sends; forgets what no console has sent for a month. */
  async announce(): Promise<void> {
    if (!this.hasOwn) return;
    const [own, now] = [[...this.own], new Date(clock.now())];
    await this.pool.query('insert into console_document (hash) select unnest($1::text[]) on conflict (hash) do update set left_at = null', [own]);
    await this.pool.query('update console_document set left_at = $2 where left_at is null and hash <> all($1::text[])', [own, now]);
    await this.pool.query('delete from console_document where left_at < $1', [new Date(now.getTime() - keptDays * dayMilliseconds)]);
  }

  /** Whether a document may pass. */
  async admits(document: DocumentNode, taken: DocumentsTaken): Promise<boolean> {
    if (taken === 'any' || (await this.knows(document))) return true;
    if (taken === 'only') return false;
    if (!this.reported.has(document)) this.log.warn({ document: nameIn(document) }, 'somebody signed in sends a document that no console of this desk has');
    this.reported.add(document);
    return true;
  }

  private async knows(document: DocumentNode): Promise<boolean> {
    if (this.known.has(document)) return true;
    const foreign = [...new Set(partsOf(document).filter((part) => !this.own.has(part)))];
    if (foreign.length > 0) {
      const { rowCount } = await this.pool.query('select from console_document where hash = any($1::text[])', [foreign]);
      if (rowCount !== foreign.length) return false;
    }
    this.known.add(document);
    return true;
  }
}
