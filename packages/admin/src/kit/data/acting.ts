import type { ResourceId } from '../registries.ts';
import type { Fault, UserError } from './fault.ts';
import type { TypedDocument } from './gql.ts';

export interface ActOptions<P> {
  /** Message key to notify with when the act was done, and what it needs. */
  success?: string;
  successArgs?: Record<string, unknown>;
  /** `return` leaves refusals about a field to the form (see `fieldErrors`); `notify` (default) says them aloud. */
  fields?: 'notify' | 'return';
  /** Resource whose cached rows take over the record in the payload at once. */
  patches?: ResourceId;
  /** Query keys to ask anew, e.g. `['tickets', 'getList']`, or `readKey(QUEUE_COUNTERS)`. */
  invalidates?: readonly (readonly unknown[])[];
  onDone?: (payload: P) => void;
}
/** What came of an act. `data` is the payload, whether or not it was refused; null when the call itself failed (`fault`). */
export interface ActResult<P> {
  readonly ok: boolean;
  readonly data: P | null;
  readonly userErrors: readonly UserError[];
  /** Field path → sentence. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly fault: Fault | null;
}
/** Carries out a mutation of the contract, see `useAct`. */
export type ActFunction = <Data, Variables extends { input: unknown }>(
  document: TypedDocument<Data, Variables>, input: InputOf<Variables>, options?: ActOptions<Data[keyof Data]>,
) => Promise<ActResult<Data[keyof Data]>>;
/** What a mutation takes as its input. */
export type InputOf<V> = V extends { input: infer I } ? I : never;
