import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

const wrong = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const parseInstant = (value: unknown): Date => {
  // JavaScript takes 30 February for 2 March
  const instant = typeof value === 'string' && instantPattern.test(value) && isRealDate(value.slice(0, 10)) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime()) || !isYear(instant.getUTCFullYear())) throw wrong(`DateTime needs a form like 2026-11-23T10:00:00+03:00, got ${JSON.stringify(value)}`);
  return instant;
};

const parseDate = (value: unknown): string => {
  if (typeof value !== 'string' || !datePattern.test(value) || !isRealDate(value)) throw wrong(`Date needs a form like 2026-11-23, got ${JSON.stringify(value)}`);
  return value;
};

/** Years as the calendar and the database have them: there is none with the number 0. */
const isYear = (year: number): boolean => year >= 1 && year <= 9999;

const isRealDate = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && isYear(at.getUTCFullYear()) && at.toISOString().startsWith(text);
};

/** PostgreSQL in UTC writes `2026-11-23T07:00:00+00:00`, with up to three more digits: rearranged, not parsed, for lists are full of them. */
const rearranged = (text: string): string | null => {
  if (text.charCodeAt(10) !== 84 || !text.endsWith('+00:00')) return null;
  if (text.length === 25) return `${text.slice(0, 19)}.000Z`;
  return text.charCodeAt(19) === 46 && text.length <= 29 ? `${text.slice(0, -6).padEnd(23, '0')}Z` : null;
};

/** An instant in UTC with milliseconds, whatever the source gives: a Date, epoch milliseconds, or PostgreSQL's own text. */
export const writeInstant = (value: unknown): string => {
  if (typeof value === 'string') return rearranged(value) ?? new Date(value).toISOString();
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return new Date(value).toISOString();
  throw wrong('not an instant');
};

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant: RFC 3339 in UTC with milliseconds, for example 2026-11-23T07:00:00.000Z. Any offset is accepted on input.',
  serialize: writeInstant,
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

export const DateOnly = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar without a time: YYYY-MM-DD.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10)),
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : null),
});

export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'An opaque place in a list or in the stream of events. Keep it, give it back, never look inside.',
  serialize: String,
  parseValue: (value) => {
    if (typeof value !== 'string' || value.length > 2000) throw wrong('Cursor needs a text that this API gave out');
    return value;
  },
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw wrong('Cursor needs a text that this API gave out');
    return node.value;
  },
});
