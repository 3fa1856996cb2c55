import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of their Terms of Reference (§3.16). */
export const clientSide: ClientSide = {
  Query: ['termsOfReference', 'termsOfReferenceTemplate', 'termsOfReferences'],
  Mutation: ['submitTermsOfReference', 'withdrawTermsOfReference'],
  Ticket: ['termsOfReferences'],
  TermsOfReference: ['client', 'createdAt', 'decidedAt', 'decisionComment', 'decisionDueOn', 'externalId', 'id', 'number', 'product', 'revision', 'sections', 'standard', 'status', 'submittedAt', 'termOn', 'termText', 'ticket', 'title', 'version'],
  TermsOfReferenceSection: ['code', 'name', 'required', 'text'],
  TermsOfReferenceTemplate: ['name', 'sections', 'standard'],
  TermsOfReferenceTemplateSection: ['code', 'hintEn', 'hintRu', 'nameEn', 'nameRu', 'required'],
  TermsOfReferenceFilter: ['externalId', 'ids', 'productId', 'standard', 'status', 'text'],
  TermsOfReferenceOrder: ['direction', 'field'],
  TermsOfReferenceSectionInput: ['code', 'text'],
  SubmitTermsOfReferenceInput: ['expectedVersion', 'externalId', 'id', 'productId', 'sections', 'standard', 'termsOfReferenceId', 'ticketId', 'title'],
  WithdrawTermsOfReferenceInput: ['comment', 'expectedVersion', 'termsOfReferenceId'],
};
