import { withoutNul } from '../identity.ts';
import { refusal } from '../refusal.ts';

/** Where in an input a value stands, and the clause of the regulation that asks for it. */
export interface Place {
  field: string;
  clause: string;
}

/** Makes of what the caller sent the value that is kept, or refuses it by its place. Null means that nothing was sent. */
export type FieldRule<Value, Result> = (sent: Value | null | undefined, place: Place) => Result;
export type FieldRules = Readonly<Record<string, FieldRule<never, unknown>>>;

/** What a caller may send for the rules: a field that is absent differs from one that is null. */
export type Sent<Rules extends FieldRules> = { [Field in keyof Rules]?: Parameters<Rules[Field]>[0] };
/** What is kept when the rules have let it through. */
export type Kept<Rules extends FieldRules> = { [Field in keyof Rules]: ReturnType<Rules[Field]> };

const kept = <Rules extends FieldRules>(rules: Rules, fields: readonly string[], sent: Sent<Rules>, clause: string): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, rules[field]?.(sent[field] as never, { field, clause })]));

/** The fields of a new record: one that was not sent is treated as null. */
export const allFields = <Rules extends FieldRules>(rules: Rules, sent: Sent<Rules>, clause: string): Kept<Rules> =>
  kept(rules, Object.keys(rules), sent, clause) as Kept<Rules>;

/** The fields of a change: what was not sent stays as it is, what was sent as null is cleared. */
export const givenFields = <Rules extends FieldRules>(rules: Rules, sent: Sent<Rules>, clause: string): Partial<Kept<Rules>> =>
  kept(rules, Object.keys(rules).filter((field) => sent[field] !== undefined), sent, clause) as Partial<Kept<Rules>>;

const isMissing = (sent: unknown): boolean => sent === null || sent === undefined || (typeof sent === 'string' && withoutNul(sent).trim() === '');

/** A field that cannot be empty. */
export const required = <Value, Result>(rule: (value: Value, place: Place) => Result): FieldRule<Value, Result> => (sent, place) => {
  if (isMissing(sent)) throw refusal('REQUIRED_FIELD_MISSING', { field: [place.field], clause: place.clause });
  return rule(sent as Value, place);
};

/** A field that may be empty; a text of blanks counts as empty. */
export const optional = <Value, Result>(rule: (value: Value, place: Place) => Result): FieldRule<Value, Result | null> => (sent, place) =>
  isMissing(sent) ? null : rule(sent as Value, place);

/** A field that falls back to a value when it is empty. */
export const otherwise = <Value, Result>(rule: (value: Value, place: Place) => Result, fallback: Result): FieldRule<Value, Result> => (sent, place) =>
  isMissing(sent) ? fallback : rule(sent as Value, place);
