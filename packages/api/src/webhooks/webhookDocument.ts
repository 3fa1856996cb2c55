import { getOperationAST, GraphQLError, Kind, parse, validate, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import { costOf } from '../platform/graphql/cost.ts';
import { documentLimits, excessesOf } from '../platform/graphql/limits.ts';

/** Why a document cannot shape deliveries. */
export type DocumentFault = { fault: 'TOO_DEAR'; points: number } | { fault: 'UNREADABLE' | 'NOT_VALID'; message: string } | { fault: 'NOT_ONE_SUBSCRIPTION' | 'VARIABLES' | 'AFTER' | 'NOT_REPLAYABLE' };

/** Reads the document of a webhook: one subscription to one of the streams of the log, without variables; where it begins is not its business. */
export const readWebhookDocument = (schema: GraphQLSchema, streams: ReadonlySet<string>, text: string): { document: DocumentNode; stream: string; faults: null } | { faults: DocumentFault[] } => {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: documentLimits.staff.tokens });
  } catch (error) {
    return { faults: [{ fault: 'UNREADABLE', message: error instanceof GraphQLError ? error.message : String(error) }] };
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== 'subscription') return { faults: [{ fault: 'NOT_ONE_SUBSCRIPTION' }] };
  if ((operation.variableDefinitions ?? []).length > 0) return { faults: [{ fault: 'VARIABLES' }] };
  const excesses = excessesOf(document, documentLimits.staff);
  const wrong = excesses.length > 0 ? excesses : validate(schema, document).map(({ message }) => message);
  if (wrong.length > 0) return { faults: wrong.slice(0, 3).map((message) => ({ fault: 'NOT_VALID', message })) };
  const fields = operation.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const [field] = fields;
  if (!field || !streams.has(field.name.value)) return { faults: [{ fault: 'NOT_REPLAYABLE' }] };
  if ((field.arguments ?? []).some(({ name }) => name.value === 'after')) return { faults: [{ fault: 'AFTER' }] };
  return { document, stream: field.name.value, faults: null };
};

/** Why nobody could afford to tell each event by a document; null when it costs no more than whoever is told may spend on one request. */
export const costFault = (schema: GraphQLSchema, document: DocumentNode, mostPoints: number): DocumentFault | null => {
  const operation = getOperationAST(document);
  const points = operation ? costOf(schema, document, operation, {}).points : 0;
  return points > mostPoints ? { fault: 'TOO_DEAR', points } : null;
};
