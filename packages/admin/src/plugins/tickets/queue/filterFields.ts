import {
  channels, codesOf, criticalities, priorities, standings, ticketKinds, ticketStatuses,
  type Channel, type Criticality, type Priority, type Standing, type TicketKind, type TicketStatus, type Vocabulary,
} from '@reglament/schema';

/** Which tickets a list shows: the server's `TicketFilter`, as far as the console sets it. All given conditions hold; a list means «any of». */
export interface ListFilter {
  readonly status?: readonly TicketStatus[];
  readonly priority?: readonly Priority[];
  readonly standing?: readonly Standing[];
  readonly criticality?: readonly Criticality[];
  readonly kind?: readonly TicketKind[];
  readonly channel?: readonly Channel[];
  readonly category?: readonly string[];
  readonly clientId?: readonly string[];
  readonly productId?: readonly string[];
  readonly assigneeId?: readonly string[];
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly mine?: boolean;
  readonly unassigned?: boolean;
  readonly watched?: boolean;
  readonly assigneeAway?: boolean;
  readonly ended?: boolean;
  readonly awaitingAnswer?: boolean;
  readonly answerNotDelivered?: boolean;
  readonly reviewDue?: boolean;
  readonly clientSilent?: boolean;
  readonly dueToday?: boolean;
  /** The request with which a burst of letters began. */
  readonly burstOf?: string;
  readonly text?: string;
}
export type FilterField = keyof ListFilter;

/** Fields whose values are words of the desk. */
export const wordFields = { status: ticketStatuses, priority: priorities, standing: standings, kind: ticketKinds, criticality: criticalities, channel: channels } as const satisfies Partial<Record<FilterField, Vocabulary>>;
export type WordField = keyof typeof wordFields;
/** Fields whose values name records. */
export const recordFields = ['clientId', 'productId', 'assigneeId', 'category'] as const satisfies readonly FilterField[];
export type RecordField = (typeof recordFields)[number];
/** Days of the desk, both ends included. */
export const dayFields = ['receivedFrom', 'receivedTo', 'dueFrom', 'dueTo'] as const satisfies readonly FilterField[];
export type DayField = (typeof dayFields)[number];
export const flagFields = ['mine', 'unassigned', 'watched', 'assigneeAway', 'ended', 'awaitingAnswer', 'answerNotDelivered', 'reviewDue', 'clientSilent', 'dueToday'] as const satisfies readonly FilterField[];
export type FlagField = (typeof flagFields)[number];

export const isWordField = (field: string): field is WordField => field in wordFields;
const isOneOf = <T extends string>(fields: readonly T[], field: string): field is T => fields.some((one) => one === field);
export const isRecordField = (field: string): field is RecordField => isOneOf(recordFields, field);
export const isDayField = (field: string): field is DayField => isOneOf(dayFields, field);
export const isFlagField = (field: string): field is FlagField => isOneOf(flagFields, field);

/** Every field in the order in which it is shown; `text` stands in the address as `q`. */
export const filterFields: readonly FilterField[] = [...(Object.keys(wordFields) as WordField[]), ...recordFields, ...flagFields, 'burstOf', ...dayFields, 'text'];
export const isFilterField = (field: string): field is FilterField => isOneOf(filterFields, field);
/** What a field is called in the address. */
export const parameterOf = (field: FilterField): string => (field === 'text' ? 'q' : field);

/** The server takes no longer list. */
const longestList = 100;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** A value as the address writes it; undefined when it says nothing that the field can mean. */
export const parsedValue = (field: FilterField, written: string): ListFilter[FilterField] => {
  if (field === 'text' || field === 'burstOf') return written.trim() === '' ? undefined : written;
  if (isFlagField(field)) return written === 'true' ? true : written === 'false' ? false : undefined;
  if (isDayField(field)) return isDay(written) ? written : undefined;
  const known: readonly string[] | null = isWordField(field) ? codesOf(wordFields[field] as Vocabulary) : null;
  const values = [...new Set(written.split(','))].filter((value) => value !== '' && (known === null || known.includes(value))).slice(0, longestList);
  return values.length === 0 ? undefined : (values as ListFilter[FilterField]);
};

/** The value for the address; nothing at all is an empty text. */
export const writtenValue = (value: ListFilter[FilterField]): string => (value === undefined ? '' : typeof value === 'object' ? value.join(',') : String(value));

/** The filter with another value of one field; undefined takes the field away. */
export const withValue = <F extends FilterField>(filter: ListFilter, field: F, value: ListFilter[F] | undefined): ListFilter => {
  const { [field]: _old, ...others } = filter;
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0) || value === '';
  return isNothing ? others : { ...others, [field]: value };
};

/** The fields that a filter sets, in the order in which they are shown. */
export const fieldsIn = (filter: ListFilter): FilterField[] => filterFields.filter((field) => filter[field] !== undefined);
