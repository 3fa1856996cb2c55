import { readRows, type Reader } from '../platform/reading/connection.ts';

/** §1: a client, a specialist, and that the one is attached to the other. */
export const firstStepCodes = ['ADD_SPECIALISTS', 'ADD_CLIENTS', 'ASSIGN_SPECIALISTS'] as const;
export type FirstStepCode = (typeof firstStepCodes)[number];
export interface FirstStep { code: FirstStepCode; done: boolean }

/** Each thing that a new desk needs, and whether it is there: one query. */
export const firstStepsOf = async (reader: Reader): Promise<FirstStep[]> => {
  const [done] = await readRows<Record<FirstStepCode, boolean>>(reader,
    `select exists(select from staff where role = 'SPECIALIST' and active) as "ADD_SPECIALISTS", exists(select from client where active) as "ADD_CLIENTS", exists(select from assignment) as "ASSIGN_SPECIALISTS"`, []);
  return firstStepCodes.map((code) => ({ code, done: done?.[code] ?? false }));
};
