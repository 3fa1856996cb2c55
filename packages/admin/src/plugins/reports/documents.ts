import type { ComplianceGrouping, ObligationKind, Priority } from '@reglament/schema';
import { gql } from '@reglament/admin/kit';

/** How many promises of a group were kept; excused breaches are among the breached ones (R11). */
export interface Figures {
  /** Code or id of the group; null for what belongs to none. */
  key: string | null; label: string | null;
  total: number; met: number; breached: number; excused: number; notRequired: number;
  /** 0–100; null when none counts. */
  percent: number | null; percentWithoutExcused: number | null;
}
export interface StoryEntry { at: string; type: string; actor: { name: string }; assigneeName: string | null }
export interface Breach {
  obligationId: string; ticketId: string; number: string; subject: string; client: string; specialist: string | null;
  priority: Priority; kind: ObligationKind; openedAt: string; dueAt: string; answeredAt: string | null;
  /** Working time from the due to the answer, or to now. */
  lateWorkingSeconds: number;
  excused: boolean; excusedReason: string | null;
  story: StoryEntry[];
}
export interface Report { asOf: string; total: Figures; rows: Figures[]; months: Figures[]; breaches: Breach[] }
/** First and last day, both included, and by what to count. */
export interface Question { from: string; to: string; groupBy: ComplianceGrouping; /** As of when; now when it is absent. */ asOf?: string }

const FIGURES = gql`fragment Figures on ComplianceRowType { key label total met breached excused notRequired percent percentWithoutExcused }`;
export const REPORT = gql<{ complianceReport: Report }, { input: Question }>`query ComplianceReport($input: ComplianceInput!) { complianceReport(input: $input) {
  asOf total { ...Figures } rows { ...Figures } months { ...Figures }
  breaches { obligationId ticketId number subject client specialist priority kind openedAt dueAt answeredAt lateWorkingSeconds excused excusedReason story { at type actor { name } assigneeName } } } } ${FIGURES}`;
/** How often somebody took a ticket while others stood before it. */
export interface OvertakingCount { staffId: string; name: string; count: number }
export const OVERTAKINGS = gql<{ overtakings: OvertakingCount[] }, { input: Question }>`query Overtakings($input: ComplianceInput!) { overtakings(input: $input) { staffId name count } }`;
export type FileFormat = 'CSV' | 'XLSX';
export const REPORT_FILE = gql<{ complianceFile: { name: string; mediaType: string; content: string } }, { input: Question; format: FileFormat }>`
  query ComplianceFile($input: ComplianceInput!, $format: SpreadsheetFormat!) { complianceFile(input: $input, format: $format) { name mediaType content } }`;
export const TREND = gql<{ complianceReport: { months: Figures[] } }, { input: Question }>`query ComplianceTrend($input: ComplianceInput!) { complianceReport(input: $input) { months { ...Figures } } } ${FIGURES}`;
