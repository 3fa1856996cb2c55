import { unwrapResolverError } from '@apollo/server/errors';
import { codesOf, refusalCodes } from '@reglament/schema';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isNotPrivileged } from '../database/rowLock.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';

/** Codes that callers may rely on; whatever else goes wrong is a fault of ours and stays masked. */
const publicCodes: ReadonlySet<string> = new Set([
  ...codesOf(refusalCodes),
  'UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'RESYNC_REQUIRED', 'SLOW_CONSUMER',
]);

/** `Variable "$input" got invalid value … at "input.subject"; …`: which value a coercion error is about. */
const variableInMessage = /^Variable "\$(\w+)" (?:got invalid value|of (?:required|non-null) type)/;
const pathInMessage = / at "(\w[\w.[\]]*)"/;
const missingInMessage = /Field "(?:\w+\.)?(\w+)" of required type/;
const unknownInMessage = /Field "(\w+)" is not defined by type/;

/** PostgreSQL's code of a statement that was cancelled, for its time most often. */
const queryCanceled = '57014';

/** Wrong values of variables name their field by its path, as the refusals of acts do; what is in `input` is named from there on. */
const inputField = (code: string, message: string): string[] | null => {
  // a document that uses a variable wrongly is wrong itself, not the value
  const variable = code === 'BAD_USER_INPUT' ? (variableInMessage.exec(message)?.[1] ?? 'input') : 'input';
  const path = (pathInMessage.exec(message)?.[1] ?? variable).replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const named = (missingInMessage.exec(message) ?? unknownInMessage.exec(message))?.[1];
  const field = [...(path[0] === 'input' ? path.slice(1) : path), ...(named ? [named] : [])];
  return field.length > 0 ? field : null;
};

const isName = (step: string): boolean => !/^\d+$/.test(step);

/** Apollo calls every refusal of a document a failed validation; what our own rules say of it is more exact. */
const codeOf = (formatted: GraphQLFormattedError, error: unknown): string => {
  const ours = error instanceof GraphQLError && error.originalError instanceof GraphQLError ? error.originalError.extensions['code'] : undefined;
  const code = ours ?? formatted.extensions?.['code'];
  return typeof code === 'string' ? code : '';
};

/** What a caller gets to see of an error: its code and sentence if it is meant for callers, otherwise only an id under which we find it. */
export const formatErrorFor = (log: Logger, requestId: string, clauses: Readonly<Record<string, string>> = {}) => (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = unwrapResolverError(error);
  const { locations, path, message } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  if (original instanceof Refusal) {
    log.info({ code: original.code, field: original.field.join('.'), requestId }, 'request refused');
    return { message: original.sentence('ru'), ...place, extensions: { code: original.code, field: original.field, clause: original.clause, requestId } };
  }
  const code = codeOf(formatted, error);
  if (publicCodes.has(code)) {
    const { stacktrace: _, http: _http, ...given } = formatted.extensions ?? {};
    const extensions = { ...given, code };
    const field = code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED' ? inputField(code, message) : null;
    if (!field) {
      log.info({ code, requestId }, 'request refused');
      return { message, ...place, extensions: { ...extensions, requestId } };
    }
    const refusal = missingInMessage.test(message) ? 'REQUIRED_FIELD_MISSING' : 'INVALID_VALUE';
    log.info({ code: refusal, field: field.join('.'), requestId }, 'input refused');
    return { message, ...place, extensions: { ...extensions, code: 'BAD_USER_INPUT', refusal, field, clause: clauses[field.findLast(isName) ?? ''] ?? null, requestId } };
  }
  if (original instanceof Error && 'code' in original && original.code === queryCanceled) {
    log.warn({ requestId, error: original.message }, 'request took too long');
    return { message: 'The database took too long for this; ask for less or try again later', ...place, extensions: { code: 'TIMED_OUT', requestId } };
  }
  if (isNotPrivileged(original)) {
    log.warn({ requestId, error: (original as Error).message }, 'the database refused a client what no feature lists for clients');
    return { message: 'This is the desk’s own, not for systems of clients', ...place, extensions: { code: 'FORBIDDEN', requestId } };
  }
  log.error({ requestId, error: original instanceof Error ? { name: original.name, message: original.message, stack: original.stack } : String(original) }, 'request failed');
  return { message: `Internal error; quote ${requestId}`, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
};

/** What Apollo would say of an error that has no code of its own. */
const usualCodeOf = ({ extensions, originalError, message, path }: GraphQLError): unknown => {
  if (extensions['code'] !== undefined) return extensions['code'];
  if (!path && variableInMessage.test(message)) return 'BAD_USER_INPUT';
  return originalError ? 'INTERNAL_SERVER_ERROR' : 'GRAPHQL_VALIDATION_FAILED';
};

/** The same for errors that come to a socket as they are. */
export const formatSocketErrors = (log: Logger, requestId: string, errors: readonly GraphQLError[], clauses: Readonly<Record<string, string>> = {}): GraphQLFormattedError[] =>
  errors.map((error) => {
    const code = usualCodeOf(error);
    return formatErrorFor(log, requestId, clauses)({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
