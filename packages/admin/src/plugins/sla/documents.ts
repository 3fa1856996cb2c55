import type { RegulationParameter } from '@reglament/schema';
import { gql } from '@reglament/admin/kit';
import type { ExplainedObligation } from './explanation.ts';

export const OBLIGATION = gql<{ obligation: ExplainedObligation | null }, { id: string }>`query WhyDue($id: ID!) { obligation(id: $id) { id kind explanation {
  termWorkingSeconds countedWorkingSeconds workingDays priority startsAt dueAt outerLimitAt clauses regulationVersion calendarVersions provisional difference
  days { date kind name countedSeconds intervals { from to seconds } }
} } }`;

/** Whether the desk is open (§4.6). */
export interface DeskNow { open: boolean; changesAt: string }
export const DESK_NOW = gql<{ workingHours: DeskNow }, Record<never, never>>`query DeskNow { workingHours { open changesAt } }`;

/** How many of the published cases this installation counts as they say. */
export interface InForce {
  regulationVersion: string; passed: number; failed: number; changedParameters: RegulationParameter[]; changedDays: { date: string }[]; unaccounted: string[]; unexplained: string[];
}
export const SELF_TEST = gql<{ slaSelfTest: { passed: number; failed: number; inForce: InForce } }, Record<never, never>>`query SlaSelfTest {
  slaSelfTest { passed failed inForce { regulationVersion passed failed changedParameters changedDays { date } unaccounted unexplained } }
}`;
