import type { Locale } from '@reglament/schema';
import { GraphQLError, Kind, parse, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { DocumentsTaken } from '../configSettings.ts';
import { refusal } from '../refusal.ts';
import { costOf } from './cost.ts';
import { excessesOf, type DocumentLimits } from './limits.ts';
import { mostIds, tooManyIdsIn } from './namedIds.ts';
import type { Bucket, PointBuckets } from './pointBuckets.ts';
import { rootFieldsOf } from './rootFields.ts';
import type { TrustedDocuments } from './trustedDocuments.ts';

/** What a caller may ask for. */
export interface CallerLimits {
  /** What one operation may cost, points. */
  points: number;
  /** Whether it may ask for the schema, and is told what it may have meant. */
  introspection: boolean;
  /** Which documents are taken of it. */
  documents: DocumentsTaken;
  /** Which bucket its operations empty; null: none. */
  bucket: Bucket | null;
  /** Whether each answer leaves out what it cost: for whoever has no key to count by. */
  isUntold?: boolean;
  /** Which bucket pays for documents of theirs that are refused. */
  refusals: Bucket;
  /** Root fields that cost nothing, whatever is left: by them somebody becomes somebody. */
  free?: { fields: ReadonlySet<string>; /** Pays for documents that ask for these alone and were never let in, so that wrong ones come to an end. */ tries: Bucket };
}

/** Points that were taken in case a document is refused. */
export interface Reserved {
  from: Bucket;
  points: number;
}

/** What an operation cost, and what that leaves. */
export interface Spent {
  points: number;
  limit: number;
  /** Null when the caller has no bucket. */
  bucket: { size: number; perSecond: number; remaining: number } | null;
}

/** What a first look at a document found. */
export interface Looked {
  /** Null when it cannot be read. */
  document: DocumentNode | null;
  /** Whether it was let in lately, and so is sound. */
  isKnown: boolean;
  /** Points that were taken in case it is refused, and are given back when it is not; null for what was let in before. */
  reserved: Reserved | null;
  /** QUERY_TOO_COMPLEX, paid for already. */
  excess: GraphQLError | null;
}

export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** The same refusal over HTTP and sockets; over HTTP with a status and headers. */
const turnedAway = (code: 'QUERY_TOO_COMPLEX' | 'DOCUMENT_UNKNOWN' | 'INTROSPECTION_CLOSED' | 'RATE_LIMITED' | 'TOO_MANY_INPUTS', locale: Locale, details: Record<string, string | number>, http: { status: number; headers?: Map<string, string> }, field?: string[]): GraphQLError =>
  new GraphQLError(refusal(code, { params: details }).sentence(locale), { extensions: { code, ...details, ...(field ? { field } : {}), http } });

/** What a document costs that is refused: it was read and looked at, and whoever sends one after the other has to stop. */
const refusedPoints = 10;
/** Codes of documents that were refused before anything was reckoned for them. */
const refusedAs: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX', 'TOO_MANY_INPUTS', 'INTROSPECTION_CLOSED']);

/** Whether somebody's document was refused, and nothing was reckoned for it. */
export const isRefused = (errors: readonly Pick<GraphQLFormattedError, 'extensions'>[]): boolean => errors.some(({ extensions }) => refusedAs.has(extensions?.['code']));

const rootNamesOf = (document: DocumentNode, operations: readonly OperationDefinitionNode[]): string[] => {
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
  return operations.flatMap(({ selectionSet }) => rootFieldsOf(selectionSet, fragments)).map(({ name }) => name.value);
};
const operationsOf = ({ definitions }: DocumentNode): OperationDefinitionNode[] => definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
/** Whether all that it asks for is free for whoever asks. */
const isFree = (document: DocumentNode, operations: readonly OperationDefinitionNode[], free: CallerLimits['free']): boolean => free !== undefined && rootNamesOf(document, operations).every((name) => free.fields.has(name));
const asksForSchema = ({ document, operation }: Asked): boolean => rootNamesOf(document, [operation]).some((name) => name === '__schema' || name === '__type');

/** As long as a question may be, in characters, by which somebody signs in. */
const longestFree = 1_000;
/** So many documents are kept read. */
export const mostKnown = 500;

/** How an answer tells what it cost: under `extensions.cost`. Null for whoever does not count. */
export const toldCost = ({ points, limit, bucket }: Spent): { points: number; limit: number; remaining: number } | null => bucket && { points, limit, remaining: bucket.remaining };

/** How a bucket is told of in headers: its size, what is left, and the seconds until it is full again. */
export const rateHeaders = ({ size, perSecond, remaining }: NonNullable<Spent['bucket']>): [string, string][] => [
  ['ratelimit-policy', `${size};w=${Math.ceil(size / perSecond)}`],
  ['ratelimit-limit', String(size)],
  ['ratelimit-remaining', String(remaining)],
  ['ratelimit-reset', String(Math.ceil((size - remaining) / perSecond))],
];

const rateLimited = (left: NonNullable<Spent['bucket']>, cost: number, seconds: number, locale: Locale): GraphQLError =>
  turnedAway('RATE_LIMITED', locale, { cost, remaining: left.remaining, seconds }, { status: 429, headers: new Map([...rateHeaders(left), ['retry-after', String(seconds)]]) });

/** Null: it cannot be read, and whoever reads it next says why. */
const readable = (text: string, maxTokens: number): DocumentNode | null => {
  try {
    return parse(text, { maxTokens });
  } catch {
    return null;
  }
};

/** A name that stands for no operation of its document, or none where it has several. */
export const noSuchOperation = (locale: Locale): GraphQLError =>
  new GraphQLError(
    { ru: 'В документе нет такой операции: проверьте operationName', en: 'The document has no such operation: check operationName' }[locale],
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } },
  );

/** Lets operations in, one function for HTTP and sockets: what they ask for, what they cost, and whether the caller has that many points. */
export class Admission {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly buckets: PointBuckets,
    private readonly trusted: TrustedDocuments,
  ) {}

  /** Documents that were let in lately, by their text: equal subscriptions are told together as long as their document is one. */
  private readonly known = new LRUCache<string, DocumentNode>({ max: mostKnown });

  /**
   * Looks at a text before the rules of the language do, some of which take the square of its size. What is new costs something until it
   * is known to be sound, so that many at once cannot all be looked at before the first of them is paid for.
   * @throws GraphQLError RATE_LIMITED when whoever sends it has no point left
   */
  async look(text: string, { refusals, free }: CallerLimits, limits: DocumentLimits, locale: Locale): Promise<Looked> {
    const known = this.known.get(text);
    // it may be the one by which somebody signs in, behind whose address another one makes a flood
    if (!free || text.length > longestFree) this.requireRoom(refusals, locale);
    const document = known ?? readable(text, limits.tokens);
    const payer = document && free && isFree(document, operationsOf(document), free) ? free.tries : refusals;
    if (payer === refusals) this.requireRoom(refusals, locale);
    if (known) return { document: known, isKnown: true, reserved: null, excess: null };
    const reserved = await this.reserve(payer, payer === refusals ? refusedPoints : 1, locale);
    const [excess] = document ? excessesOf(document, limits) : [];
    return { document, isKnown: false, reserved, excess: excess === undefined ? null : new GraphQLError(excess, { extensions: { code: 'QUERY_TOO_COMPLEX' } }) };
  }

  /** What a refused document cost, for whoever counts. */
  refused({ points: limit, bucket, isUntold }: CallerLimits): Spent {
    return { points: refusedPoints, limit, bucket: bucket && !isUntold ? { size: bucket.size, perSecond: bucket.perSecond, remaining: this.buckets.remaining(bucket) } : null };
  }

  /** Keeps a document that was let in: what is refused pushes out nothing of what others use. */
  private remember(document: DocumentNode): void {
    const text = document.loc?.source.body;
    if (text !== undefined && !this.known.has(text)) this.known.set(text, document);
  }

  private giveBack(reserved: Reserved | null): void {
    if (reserved) this.buckets.giveBack(reserved.from, reserved.points);
  }

  private requireRoom(refusals: Bucket, locale: Locale): void {
    const remaining = this.buckets.remaining(refusals);
    if (remaining < 1) throw rateLimited({ size: refusals.size, perSecond: refusals.perSecond, remaining: 0 }, 1, Math.max(1, Math.ceil(1 / refusals.perSecond)), locale);
  }

  private async reserve(from: Bucket, most: number, locale: Locale): Promise<Reserved> {
    const points = Math.max(1, Math.min(most, this.buckets.remaining(from)));
    const { granted, remaining, waitSeconds } = await this.buckets.spend(from, points);
    if (!granted) throw rateLimited({ size: from.size, perSecond: from.perSecond, remaining }, points, waitSeconds, locale);
    return { from, points };
  }

  /** Takes the points of a document that was refused; who has fewer pays with what is there. */
  async charge(refusals: Bucket): Promise<void> {
    const points = Math.min(refusedPoints, this.buckets.remaining(refusals));
    if (points > 0) await this.buckets.spend(refusals, points);
  }

  /**
   * Lets an operation in and takes what it costs. What was reserved for its document is given back, unless it is refused.
   * @throws GraphQLError DOCUMENT_UNKNOWN, INTROSPECTION_CLOSED, TOO_MANY_INPUTS, QUERY_TOO_COMPLEX or RATE_LIMITED, in the caller's language
   */
  async admit(asked: Asked, { points: limit, introspection, documents, bucket, free, isUntold }: CallerLimits, locale: Locale, reserved: Reserved | null = null): Promise<Spent> {
    if (documents !== 'any' && !(await this.trusted.admits(asked.document, documents))) throw turnedAway('DOCUMENT_UNKNOWN', locale, {}, { status: 403 });
    if (!introspection && asksForSchema(asked)) throw turnedAway('INTROSPECTION_CLOSED', locale, {}, { status: 403 });
    const tooMany = tooManyIdsIn(this.schema, asked.document, asked.operation, asked.variables);
    if (tooMany) throw turnedAway('TOO_MANY_INPUTS', locale, { limit: mostIds, length: tooMany.length }, { status: 400 }, tooMany.path);
    const { points, dearest } = costOf(this.schema, asked.document, asked.operation, asked.variables);
    if (points > limit) throw turnedAway('QUERY_TOO_COMPLEX', locale, { cost: points, limit, dearest }, { status: 400 });
    this.giveBack(reserved);
    this.remember(asked.document);
    if (!bucket || isFree(asked.document, [asked.operation], free)) return { points, limit, bucket: null };
    const { granted, remaining, waitSeconds } = await this.buckets.spend(bucket, points);
    const left = { size: bucket.size, perSecond: bucket.perSecond, remaining };
    if (!granted) {
      // its document was looked at for nothing
      if (reserved) await this.charge(bucket);
      throw rateLimited(left, points, waitSeconds, locale);
    }
    return { points, limit, bucket: isUntold ? null : left };
  }
}
