/** A selection that is so many fields deep. */
export const deep = (depth: number): string => `{ ${Array.from({ length: depth - 1 }, (_, index) => (index === 0 ? 'client(id: "x") {' : index % 2 === 1 ? 'assignment {' : 'client {')).join(' ')} id ${'}'.repeat(depth - 1)} }`;
export const aliases = (count: number): string => `{ ${Array.from({ length: 6 }, (_, root) => `r${root}: viewer { ${Array.from({ length: root === 0 ? count - 6 : 0 }, (_unused, index) => `a${index}: id`).join(' ')} id }`).join(' ')} }`;
export const rootFields = (count: number): string => `{ ${'viewer { id } '.repeat(count)} }`;
/** A document of so many tokens. */
export const tokens = (count: number): string => `{ featureRequests(first: 0, filter: { status: [${'REGISTERED '.repeat(count - 19)}] }) { totalCount } }`;
const named = 'query($filter: FeatureRequestFilter) { featureRequests(first: 0, filter: $filter) { totalCount } }';
const ids = (count: number): { filter: { ids: string[] } } => ({ filter: { ids: Array.from({ length: count }, (_, index) => `FW-2026-${index}`) } });
export const signIn = 'signIn(input: { email: "a@b.example", password: "x" }) { userErrors { code } }';
const circular = `{ __schema { types { ${'fields { type { '.repeat(5)}name${' } }'.repeat(5)} } } }`;
export const page = 'query($first: Int, $last: Int, $after: Cursor, $page: OffsetPageInput) { tickets(first: $first, last: $last, after: $after, page: $page) { nodes { id } } }';
export const nested = `query($first: Int) { ${Array.from({ length: 20 }, (_, root) => `t${root}: tickets(first: $first) { nodes { client { id } assignee { id } obligations { id } } }`).join(' ')} }`;
export const previews = 'query($inputs: [SlaPreviewInput!]!) { slaPreviews(inputs: $inputs) { dueAt } }';
export const intervals = 'query($intervals: [IntervalInput!]!) { workingTimeBetween(intervals: $intervals) }';
export const preview = { receivedAt: '2026-11-24T08:00:00Z', priority: 'HIGH' };
export const interval = { from: '2026-11-24T08:00:00Z', to: '2026-11-24T09:00:00Z' };

/** Documents that nobody answers, with what they are refused for. */
export const abusive: [what: string, query: string, variables: { [name: string]: unknown }, code: string][] = [
  ['13 levels of selection', deep(13), {}, 'QUERY_TOO_COMPLEX'],
  ['13 levels in a fragment', `query { ...Deep } fragment Deep on Query ${deep(13)}`, {}, 'QUERY_TOO_COMPLEX'],
  ['61 aliases', aliases(61), {}, 'QUERY_TOO_COMPLEX'],
  ['21 root fields', rootFields(21), {}, 'QUERY_TOO_COMPLEX'],
  ['21 root fields in a fragment', `query { ...Wide } fragment Wide on Query ${rootFields(21)}`, {}, 'QUERY_TOO_COMPLEX'],
  ['5 acts', `mutation { ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: signOut { userErrors { code } }`).join(' ')} }`, {}, 'QUERY_TOO_COMPLEX'],
  ['21 directives', `{ viewer { ${'id @include(if: true) '.repeat(21)} } }`, {}, 'QUERY_TOO_COMPLEX'],
  ['lists in lists in lists, by variables', nested, { first: 100 }, 'QUERY_TOO_COMPLEX'],
  ['two sign-ins', `mutation { a: ${signIn} b: ${signIn} }`, {}, 'QUERY_TOO_COMPLEX'],
  ['two sign-ins in an inline fragment', `mutation { ... on Mutation { a: ${signIn} b: ${signIn} } }`, {}, 'QUERY_TOO_COMPLEX'],
  ['two sign-ins in two fragments', `mutation { ...A ...B } fragment A on Mutation { a: ${signIn} } fragment B on Mutation { b: ${signIn} }`, {}, 'QUERY_TOO_COMPLEX'],
  ['4,001 tokens', tokens(4001), {}, 'GRAPHQL_PARSE_FAILED'],
  ['what is no document', '{ tickets( }', {}, 'GRAPHQL_PARSE_FAILED'],
  ['one field a thousand times', `{ viewer { ${'__typename '.repeat(990)} } }`, {}, 'QUERY_TOO_COMPLEX'],
  ['the whole schema by a hundred names', `{ __schema { ${Array.from({ length: 100 }, (_, index) => `a${index}: types { name fields { name description } }`).join(' ')} } }`, {}, 'QUERY_TOO_COMPLEX'],
  ['a field that does not exist', '{ secrets }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable that is not declared', '{ tickets(first: $first) { nodes { id } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['an introspection that goes in circles', circular, {}, 'QUERY_TOO_COMPLEX'],
  ['a fragment that spreads itself', '{ viewer { ...A } } fragment A on Viewer { id ...A }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a page of 101', page, { first: 101 }, 'BAD_USER_INPUT'],
  ['a page of −1', page, { first: -1 }, 'BAD_USER_INPUT'],
  ['a last page of 101', page, { last: 101 }, 'BAD_USER_INPUT'],
  ['first and last together', page, { first: 1, last: 1 }, 'BAD_USER_INPUT'],
  ['an offset page of 101', page, { page: { offset: 0, limit: 101 } }, 'BAD_USER_INPUT'],
  ['a negative offset', page, { page: { offset: -1, limit: 10 } }, 'BAD_USER_INPUT'],
  ['an offset page beyond 10,000', page, { page: { offset: 9_991, limit: 10 } }, 'BAD_USER_INPUT'],
  ['cursors and an offset page together', page, { first: 10, page: { offset: 0, limit: 10 } }, 'BAD_USER_INPUT'],
  ['a cursor of 3,000 characters', page, { after: 'x'.repeat(3000) }, 'BAD_USER_INPUT'],
  ['a number where a text belongs', page, { after: 7 }, 'BAD_USER_INPUT'],
  ['101 records named', named, ids(101), 'TOO_MANY_INPUTS'],
  ['1,001 previews', previews, { inputs: Array.from({ length: 1001 }, () => preview) }, 'TOO_MANY_INPUTS'],
  ['1,001 intervals', intervals, { intervals: Array.from({ length: 1001 }, () => interval) }, 'TOO_MANY_INPUTS'],
  ['an interval that ends before it starts', intervals, { intervals: [interval, { from: interval.to, to: interval.from }] }, 'INTERVAL_REVERSED'],
  ['a day that does not exist', previews, { inputs: [{ ...preview, receivedAt: '2026-02-30T08:00:00Z' }] }, 'BAD_USER_INPUT'],
  ['a list that belongs to no client, by its client', '{ products(first: 1, filter: { clientId: "x" }) { nodes { id } } }', {}, 'BAD_USER_INPUT'],
  ['fragments that double thirty times', `{ ...F0 } ${Array.from({ length: 30 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F30 on Query { secrets }`, {}, 'QUERY_TOO_COMPLEX'],
  ['a text of 64 KB that is not closed', `{ tickets(filter: { text: "${'x'.repeat(65_536)}`, {}, 'GRAPHQL_PARSE_FAILED'],
  ['brackets without end', `{ tickets(filter: ${'{ a: '.repeat(600)}`, {}, 'GRAPHQL_PARSE_FAILED'],
  ['a variable deep in itself', named, { filter: JSON.parse('{"ids":'.repeat(200) + 'null' + '}'.repeat(200)) as unknown }, 'BAD_USER_INPUT'],
];
