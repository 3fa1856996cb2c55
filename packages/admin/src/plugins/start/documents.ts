import { gql } from '@reglament/admin/kit';

export interface FirstStep { code: 'ADD_SPECIALISTS' | 'ADD_CLIENTS' | 'ASSIGN_SPECIALISTS'; done: boolean }
export const FIRST_STEPS = gql<{ firstSteps: FirstStep[] }, Record<never, never>>`query FirstSteps { firstSteps { code done } }`;
