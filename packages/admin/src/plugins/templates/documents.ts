import { gql, type Payload, type UserError } from '@reglament/admin/kit';

/** Words of a letter to look at; null for the usual ones. */
export interface Words { template: string; locale: string; subject: string | null; body: string | null }

/** A letter of the desk in its usual words. */
export interface LetterTemplateRecord { key: string; clause: string; subjectRu: string; subjectEn: string; bodyRu: string; bodyEn: string }
export const LETTER_TEMPLATES = gql<{ mailTemplates: LetterTemplateRecord[] }, Record<never, never>>`query LetterTemplates { mailTemplates { key clause subjectRu subjectEn bodyRu bodyEn } }`;

/** A version of the regulation as far as it words letters. */
export interface WordingVersion {
  id: string; number: string; status: string; inForce: boolean; effectiveFrom: string; publishedAt: string | null; publishedBy: string | null;
  parameters: { mailTexts: Words[] };
}
export const WORDING_VERSIONS = gql<{ regulationVersions: { nodes: WordingVersion[] } }, Record<never, never>>`query WordingVersions { regulationVersions(page: { offset: 0, limit: 100 }) { nodes {
  id number status inForce effectiveFrom publishedAt publishedBy parameters { mailTexts { template locale subject body } } } } }`;

export interface Preview { ticketNumber: string; regulationNumber: string; subject: string; body: string; html: string; headers: { name: string; value: string }[]; examples: string[]; emptyPlaces: string[] }
export const LETTER_PREVIEW = gql<{ letterPreview: { preview: Preview | null; userErrors: UserError[] } }, { input: Words & { ticketId: string | null } }>`query LetterPreview($input: LetterPreviewInput!) { letterPreview(input: $input) {
  preview { ticketNumber regulationNumber subject body html headers { name value } examples emptyPlaces } userErrors { code message field clause } } }`;

export const DRAFT_OF_WORDS = gql<{ createRegulationDraft: Payload & { regulationVersion: { id: string } | null } }, { input: Record<never, never> }>`mutation DraftOfWords($input: CreateRegulationDraftInput!) { createRegulationDraft(input: $input) { regulationVersion { id } userErrors { code message field clause } } }`;
