import type { PostponementReason, Priority, RegulationParameter, RegulationVersionStatus, SupportScope } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

export interface Parameters {
  calendarCode: string; timeZone: string; openingHours: { opens: string; closes: string }[]; shortDayCloses: string | null; outOfHoursSending: string;
  answerTerms: { priority: Priority; workingDays: number }[]; nominalDayHours: number; dueRule: string; queueOrder: string; defaultPriority: Priority;
  warnings: { percentUsed: number | null; workingMinutesLeft: number | null }[]; quarantineClock: string; archiveAfterDays: number; combinedNoticeMinutes: number;
  graceWorkingMinutes: number; termsOfReferenceReviewDays: number; numberPrefixes: { ticket: string; termsOfReference: string; featureRequest: string };
  reasons: { code: PostponementReason; labelRu: string; labelEn: string; active: boolean }[];
  categories: { code: string; clause: string; scope: SupportScope; nameRu: string; nameEn: string }[];
  mailTexts: { template: string; locale: string; subject: string | null; body: string | null }[];
}
/** Every parameter of the contract is read and shown. */
export type ShownParameter = RegulationParameter & keyof Parameters;

export interface RegulationVersion {
  id: string; number: string; status: RegulationVersionStatus; inForce: boolean; effectiveFrom: string; publishedAt: string | null; summary: string | null; version: number;
  parameters?: Parameters;
}

export interface RegulationChange { path: string; clause: string; sentenceRu: string; sentenceEn: string }

const ROW = gql`fragment RegulationRow on RegulationVersion { id number status inForce effectiveFrom publishedAt summary version }`;
const WHOLE = gql`fragment RegulationWhole on RegulationVersion { ...RegulationRow parameters {
  calendarCode timeZone openingHours { opens closes } shortDayCloses outOfHoursSending answerTerms { priority workingDays } nominalDayHours dueRule queueOrder defaultPriority
  warnings { percentUsed workingMinutesLeft } quarantineClock archiveAfterDays combinedNoticeMinutes graceWorkingMinutes termsOfReferenceReviewDays numberPrefixes { ticket termsOfReference featureRequest }
  reasons { code labelRu labelEn active } categories { code clause scope nameRu nameEn } mailTexts { template locale subject body } } } ${ROW}`;

export const REGULATION_VERSIONS = gql`query RegulationVersions($page: OffsetPageInput) { regulationVersions(page: $page) { nodes { ...RegulationRow } totalCount } } ${ROW}`;
export const REGULATION_VERSION = gql`query RegulationVersion($id: ID!) { regulationVersion(id: $id) { ...RegulationWhole } } ${WHOLE}`;
export const NEIGHBOURS = gql<{ regulationVersions: { nodes: { id: string; number: string; status: RegulationVersionStatus; effectiveFrom: string }[] } }, Record<never, never>>`query RegulationNeighbours { regulationVersions(page: { offset: 0, limit: 100 }) { nodes { id number status effectiveFrom } } }`;
export const DIFF = gql<{ regulationDiff: RegulationChange[] }, { fromId: string; toId: string }>`query RegulationDiff($fromId: ID!, $toId: ID!) { regulationDiff(fromId: $fromId, toId: $toId) { path clause sentenceRu sentenceEn } }`;

export interface CalendarChoice { id: string; code: string; name: string }
export const CALENDARS = gql<{ calendars: CalendarChoice[] }, Record<never, never>>`query CalendarsToChoose { calendars { id code name } }`;
/** A letter of the desk in its usual words, with the places that it fills. */
export interface MailTemplate { key: string; clause: string; placeholders: string[]; subjectRu: string; subjectEn: string; bodyRu: string; bodyEn: string }
export const MAIL_TEMPLATES = gql<{ mailTemplates: MailTemplate[] }, Record<never, never>>`query MailTemplates { mailTemplates { key clause placeholders subjectRu subjectEn bodyRu bodyEn } }`;

type Answer = Payload & { regulationVersion: RegulationVersion | null };
export const CREATE_DRAFT = gql<{ createRegulationDraft: Answer }, { input: { fromId?: string } }>`mutation CreateRegulationDraft($input: CreateRegulationDraftInput!) { createRegulationDraft(input: $input) { regulationVersion { ...RegulationRow } userErrors { code message field clause } } } ${ROW}`;
export const CHANGE_DRAFT = gql<{ changeRegulationDraft: Answer }, { input: Record<string, unknown> }>`mutation ChangeRegulationDraft($input: ChangeRegulationDraftInput!) { changeRegulationDraft(input: $input) { regulationVersion { ...RegulationWhole } userErrors { code message field clause } } } ${WHOLE}`;
export const PUBLISH = gql<{ publishRegulationVersion: Answer }, { input: { id: string; effectiveFrom: string; tellClients: boolean; expectedVersion: number } }>`mutation PublishRegulationVersion($input: PublishRegulationVersionInput!) { publishRegulationVersion(input: $input) { regulationVersion { ...RegulationWhole } userErrors { code message field clause } } } ${WHOLE}`;
export const DISCARD = gql<{ discardRegulationDraft: Answer }, { input: { id: string; expectedVersion: number } }>`mutation DiscardRegulationDraft($input: DiscardRegulationDraftInput!) { discardRegulationDraft(input: $input) { regulationVersion { ...RegulationRow } userErrors { code message field clause } } } ${ROW}`;
