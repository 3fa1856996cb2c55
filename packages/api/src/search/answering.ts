import { codesOf, searchKinds } from '@reglament/schema';
import { GraphQLError } from 'graphql';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import type { SearchableTexts } from '../access/searchable.ts';
import { boundClientOf, isClientSide, type Viewer } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/rows.ts';
import { parseTextQuery, type TextQuery } from '../platform/text/textQuery.ts';
import { correct, type Correction } from './correcting.ts';
import { find, mostRanked, type Findings, type Found, type Wish } from './finding.ts';
import { marked, matcherOf, snippetOf, type Matcher } from './marking.ts';
import type { SearchAnswer, SearchArgs, SearchHitType } from './search.type.ts';
import { searchables } from './searchables.ts';

const usualPage = 20;
const largestPage = 50;
/** What stands further back in a text is found, but not shown. */
const mostShown = 50_000;

const sizeOf = (first: number | null | undefined): number => {
  const size = first ?? usualPage;
  if (size >= 0 && size <= largestPage) return size;
  throw new GraphQLError(`A page holds at most ${largestPage} hits`, { extensions: { code: 'BAD_USER_INPUT' } });
};

const cursorOf = (offset: number): string => Buffer.from(`s${offset}`).toString('base64url');
const offsetOf = (cursor: string | null | undefined): number => {
  if (cursor == null) return 0;
  const [, digits] = /^s(\d{1,5})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits === undefined) throw new GraphQLError('This cursor belongs to another list', { extensions: { code: 'BAD_USER_INPUT' } });
  return Number(digits);
};

/** A page and the one hit after it, which says that there is more. What nobody wrote is corrected only when that finds something the viewer may see. */
const findOrCorrect = async (reader: Reader, viewer: Viewer, wish: Wish): Promise<{ query: TextQuery; findings: Findings; corrections: Correction[] }> => {
  const { query } = wish;
  const findings = await find(reader, viewer, wish);
  if (findings.counts.length > 0) return { query, findings, corrections: [] };
  const corrected = await correct(reader, query);
  if (corrected.corrections.length === 0) return { query, findings, corrections: [] };
  const found = await find(reader, viewer, { ...wish, query: corrected.query });
  return found.counts.length > 0 ? { ...corrected, findings: found } : { query, findings, corrections: [] };
};

type Texts = SearchableTexts & { clientName: string | null };

const textsOf = async (reader: Reader, hits: readonly Found[]): Promise<Map<string, Texts>> => {
  const asked = searchables.flatMap(({ kind, texts }) => {
    const ids = hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
    return ids.length === 0 ? [] : [readRows<Texts>(reader, `select texts.*, client.name as "clientName" from (${texts}) texts left join client on client.id = texts."clientId" where $2::timestamptz is not null`, [ids, new Date(clock.now())])];
  });
  return new Map((await Promise.all(asked)).flat().map((one) => [one.id, one]));
};

const shown = (text: string | null): string => (text ?? '').slice(0, mostShown);

/** What a viewer may read of a record. Whose a wish of another client is, and what only staff may find, a client's system does not get. */
const readable = (texts: Texts, viewer: Viewer): Texts => {
  const bound = boundClientOf(viewer);
  const foreign = bound !== null && texts.clientId !== bound;
  return { ...texts, inner: isClientSide(viewer) ? null : texts.inner, clientId: foreign ? null : texts.clientId, clientName: foreign ? null : texts.clientName };
};

const hitOf = ({ kind, id }: Found, { number, title, names, body, inner, clientId, clientName, at }: Texts, matches: Matcher): SearchHitType => {
  const parts = [{ text: shown(body), internal: false }, { text: shown(inner), internal: true }, { text: shown(names).replaceAll('\n', ' · '), internal: false }];
  const snippets = parts.filter(({ text }) => text !== '').map(({ text, internal }) => ({ snippet: snippetOf(text, matches), internal }));
  const told = snippets.find(({ snippet }) => snippet.marks.length > 0) ?? snippets.find(({ internal }) => !internal);
  return { kind, id, number, title: marked(title, matches), snippet: told?.snippet ?? null, internal: told?.internal ?? false, clientId, clientName, at };
};

/** Looks for what a person typed among all that the viewer may see. */
export const search = async ({ reader }: Context, viewer: Viewer, { text, kinds, clientId, first, firstOfKind, after }: SearchArgs): Promise<SearchAnswer> => {
  const size = sizeOf(first);
  const offset = offsetOf(after);
  const wish: Wish = {
    query: parseTextQuery(text),
    searchables: searchables.filter(({ kind, right }) => can(viewer, right) && (kinds?.includes(kind) ?? true)),
    clientId: clientId ?? null,
    first: size + 1,
    offset,
    ofOneKind: firstOfKind ?? null,
  };
  if (wish.clientId !== null && !isUuid(wish.clientId)) return { hits: [], counts: [], corrections: [], endCursor: null };
  const { query, findings, corrections } = await findOrCorrect(reader, viewer, wish);
  const page = findings.hits.slice(0, size);
  const texts = await textsOf(reader, page);
  const readableTexts = new Map([...texts].map(([id, one]) => [id, readable(one, viewer)]));
  const matches = await matcherOf(reader, query.phrases, [...readableTexts.values()].flatMap(({ title, names, body, inner }) => [title, shown(names), shown(body), shown(inner)]));
  const hits = page.flatMap((found) => {
    const one = readableTexts.get(found.id);
    // deleted a moment ago: the index learns of it presently
    return one ? [hitOf(found, one, matches)] : [];
  });
  const counts = codesOf(searchKinds).flatMap((kind) => {
    const count = findings.counts.find((one) => one.kind === kind)?.count ?? 0;
    return count === 0 ? [] : [{ kind, count: Math.min(count, mostRanked), exact: count <= mostRanked }];
  });
  return { hits, counts, corrections, endCursor: findings.hits.length > size ? cursorOf(offset + size) : null };
};
