import { regulationParameters, type RegulationParameter, type Term } from '@reglament/schema';
import { refusal } from '../platform/refusal.ts';

/** Refuses a parameter by its path in the input, with the clause that asks for it and a reason that completes the sentence. */
export const parameterFault = (parameter: RegulationParameter, reason: Term, ...below: (string | number)[]): Error =>
  refusal('INVALID_VALUE', { field: ['parameters', parameter, ...below.map(String)], clause: reason.clause ?? regulationParameters[parameter].clause, params: { reason } });

/** Refuses what a parameter leaves empty. */
export const parameterMissing = (parameter: RegulationParameter, ...below: (string | number)[]): Error =>
  refusal('REQUIRED_FIELD_MISSING', { field: ['parameters', parameter, ...below.map(String)], clause: regulationParameters[parameter].clause });

/** Refuses a text that is too long. */
export const parameterTooLong = (parameter: RegulationParameter, limit: number, length: number, ...below: (string | number)[]): Error =>
  refusal('TOO_LONG', { field: ['parameters', parameter, ...below.map(String)], clause: regulationParameters[parameter].clause, params: { limit, length } });
