import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';

/** Codes that callers may rely on; whatever else goes wrong is a fault of ours and stays masked. */
const publicCodes = new Set([
  'UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'QUERY_TOO_COMPLEX', 'TOO_MANY_INPUTS', 'INTERVAL_REVERSED', 'RESYNC_REQUIRED', 'SLOW_CONSUMER',
]);

/** `Variable "$input" got invalid value … at "input.subject"; …`: which input field a coercion error is about. */
const pathInMessage = /at "\w+\.([\w.[\]]+)"/;
const missingInMessage = /Field "(?:\w+\.)?(\w+)" of required type/;

/** Wrong values of variables name their field, as the refusals of acts do. */
const inputField = (message: string): string[] | null => {
  const missing = missingInMessage.exec(message)?.[1];
  const at = pathInMessage.exec(message)?.[1]?.split('.') ?? [];
  if (missing) return [...at, missing];
  return at.length > 0 ? at : null;
};

/** What a caller gets to see of an error: its code and sentence if it is meant for callers, otherwise only an id under which we find it. */
export const formatErrorFor = (log: Logger, requestId: string, clauses: Readonly<Record<string, string>> = {}) => (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = unwrapResolverError(error);
  const { locations, path, message } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  if (original instanceof Refusal)
    return { message: original.sentence('ru'), ...place, extensions: { code: original.code, field: original.field, clause: original.clause, requestId } };
  const code = String(formatted.extensions?.['code'] ?? '');
  if (publicCodes.has(code)) {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    const field = code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED' ? inputField(message) : null;
    if (!field) return { message, ...place, extensions: { ...extensions, requestId } };
    const refusal = missingInMessage.test(message) ? 'REQUIRED_FIELD_MISSING' : 'INVALID_VALUE';
    log.info({ code: refusal, field: field.join('.'), requestId }, 'input refused');
    return { message, ...place, extensions: { ...extensions, code: 'BAD_USER_INPUT', refusal, field, clause: clauses[field.at(-1) ?? ''] ?? null, requestId } };
  }
  log.error({ requestId, error: original instanceof Error ? { name: original.name, message: original.message, stack: original.stack } : String(original) }, 'request failed');
  return { message: `Internal error; quote ${requestId}`, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
};

/** The same for errors that come to a socket as they are. */
export const formatSocketErrors = (log: Logger, requestId: string, errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
  errors.map((error) => {
    const code = error.extensions['code'] ?? (error.originalError ? 'INTERNAL_SERVER_ERROR' : 'GRAPHQL_VALIDATION_FAILED');
    return formatErrorFor(log, requestId)({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
