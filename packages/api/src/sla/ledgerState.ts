import type { ResponseObligation } from './responseObligation.entity.ts';

/** Everything that a promise says, as the ledger keeps it: instants as ISO 8601 in UTC with milliseconds. No name, no text of a person. */
const fields = {
  ticketId: 'ticket_id',
  clientId: 'client_id',
  kind: 'kind',
  priority: 'priority',
  openedAt: 'opened_at',
  messageId: 'message_id',
  startsAt: 'starts_at',
  dueAt: 'due_at',
  outerLimitAt: 'outer_limit_at',
  warnAt: 'warn_at',
  provisional: 'provisional',
  answeredAt: 'answered_at',
  answerId: 'answer_id',
  breachedAt: 'breached_at',
  notRequiredAt: 'not_required_at',
  mergedAt: 'merged_at',
  excusedAt: 'excused_at',
  excusedById: 'excused_by_id',
  regulationVersionId: 'regulation_version_id',
  calendarVersions: 'calendar_versions',
} as const satisfies Partial<Record<keyof ResponseObligation, string>>;

export type ObligationField = keyof typeof fields;
export const obligationFields = Object.keys(fields) as ObligationField[];

/** The values of a promise at a moment, comparable one by one. */
export type ObligationState = Record<ObligationField, string | boolean | null>;

/** The state of an obligation as it is in memory, after the change. */
export const stateOf = (obligation: ResponseObligation): ObligationState =>
  Object.fromEntries(
    obligationFields.map((field) => {
      const value = obligation[field];
      return [field, value instanceof Date ? value.toISOString() : (value ?? null)];
    }),
  ) as ObligationState;

/** The same of a row of `response_obligation`, as an SQL expression over its alias: equal as jsonb to what `stateOf` says. */
export const stateSql = (alias: string): string => {
  const values = obligationFields.map((field) => {
    const column = `${alias}.${fields[field]}`;
    const instant = `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    return `'${field}', ${field.endsWith('At') ? instant : column}`;
  });
  return `jsonb_build_object(${values.join(', ')})`;
};

/** What the changed values were: the values of the earlier state where the later one differs. */
export const differenceOf = (earlier: ObligationState, later: ObligationState): Partial<ObligationState> =>
  Object.fromEntries(obligationFields.filter((field) => earlier[field] !== later[field]).map((field) => [field, earlier[field]]));
