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
const unknownInMessage = /Field "(\w+)" is not defined by type/;

/** Wrong values of variables name their field, as the refusals of acts do. */
const inputField = (message: string): string[] | null => {
  const named = (missingInMessage.exec(message) ?? unknownInMessage.exec(message))?.[1];
  const at = pathInMessage.exec(message)?.[1]?.split('.') ?? [];
  if (named) return [...at, named];
  return at.length > 0 ? at : null;
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
  const given = formatted.extensions?.['code'];
  const code = typeof given === 'string' ? given : '';
  if (publicCodes.has(code)) {
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    const field = code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED' ? inputField(message) : null;
    if (!field) {
      log.info({ code, requestId }, 'request refused');
      return { message, ...place, extensions: { ...extensions, requestId } };
    }
    const refusal = missingInMessage.test(message) ? 'REQUIRED_FIELD_MISSING' : 'INVALID_VALUE';
    log.info({ code: refusal, field: field.join('.'), requestId }, 'input refused');
    return { message, ...place, extensions: { ...extensions, code: 'BAD_USER_INPUT', refusal, field, clause: clauses[field.at(-1) ?? ''] ?? null, requestId } };
  }
  log.error({ requestId, error: original instanceof Error ? { name: original.name, message: original.message, stack: original.stack } : String(original) }, 'request failed');
  return { message: `Internal error; quote ${requestId}`, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } };
};

/** What Apollo would say of an error that has no code of its own. */
const codeOf = (error: GraphQLError): unknown => {
  const { extensions, originalError, message } = error;
  if (extensions['code'] !== undefined) return extensions['code'];
  if (originalError) return 'INTERNAL_SERVER_ERROR';
  return message.startsWith('Variable "$') ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
};

/** The same for errors that come to a socket as they are. */
export const formatSocketErrors = (log: Logger, requestId: string, errors: readonly GraphQLError[], clauses: Readonly<Record<string, string>> = {}): GraphQLFormattedError[] =>
  errors.map((error) => {
    const code = codeOf(error);
    return formatErrorFor(log, requestId, clauses)({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
