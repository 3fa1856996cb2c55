import { termsOfReferenceStandards, termsOfReferenceStatuses, type TermsOfReferenceStandard, type TermsOfReferenceStatus } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ClientType, clientShape } from '../clients/client.type.ts';
import { byNameOf, orderOf } from '../platform/graphql/lists.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { clock } from '../platform/clock.ts';
import { ProductType, productShape } from '../products/product.type.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { isReviewLate } from './reviewTarget.ts';
import { stageOf } from './termsOfReference.entity.ts';
import { decisionsAt, termsOfReferenceDecisions, type TermsOfReferenceDecision } from './lifecycle.ts';

export const TermsOfReferenceStatusEnum = enumType(termsOfReferenceStatuses, 'TermsOfReferenceStatus', 'Where Terms of Reference stand (§3.16).');
export const TermsOfReferenceStandardEnum = enumType(termsOfReferenceStandards, 'TermsOfReferenceStandard', 'The state standard whose sections they follow (§3.16).');
export const TermsOfReferenceDecisionEnum = enumOfCodes(termsOfReferenceDecisions, 'TermsOfReferenceDecision', 'What the desk can decide about Terms of Reference (§3.16).', {
  REVIEW: 'They are looked at.',
  ESTIMATE: 'They are estimated.',
  AGREE: 'They are agreed on, with their term.',
  REJECT: 'They are refused, with the reason.',
  RETURN: 'They go back, to the client or to development, with the reason.',
  START_DEVELOPMENT: 'Development begins.',
  ACCEPTANCE: 'The client is to accept them.',
  INCLUDE: 'They become part of the delivery.',
  DELIVER_SEPARATELY: 'They are delivered by themselves.',
});

@ObjectType('TermsOfReferenceSection', { simpleResolvers: true, description: 'A section that is filled in.' })
export class TermsOfReferenceSectionType {
  @Field(() => String, { description: 'Number in the standard; A stands for appendices.' }) code!: string;
  @Field(() => String, { description: 'In the language of the request.' }) name!: string;
  @Field(() => String, { description: 'What the client wrote.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether the document cannot do without it.' }) required!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A section that a standard provides for.' })
export class TermsOfReferenceTemplateSection {
  @Field(() => String, { description: 'Number of the section in the standard.' }) code!: string;
  @Field(() => String, { description: 'Its heading in Russian.' }) nameRu!: string;
  @Field(() => String, { description: 'Its heading in English.' }) nameEn!: string;
  @Field(() => String, { description: 'What belongs there.' }) hintRu!: string;
  @Field(() => String, { description: 'What belongs there.' }) hintEn!: string;
  @Field(() => Boolean, { description: 'Without it the document is not taken; a subsection counts for its section.' }) required!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The sections of a standard, in its order.' })
export class TermsOfReferenceTemplate {
  @Field(() => TermsOfReferenceStandardEnum, { description: 'The standard.' }) standard!: TermsOfReferenceStandard;
  @Field(() => String, { description: 'Name of the standard.' }) name!: string;
  @Field(() => [TermsOfReferenceTemplateSection], { description: 'Its sections, in their order.' }) sections!: TermsOfReferenceTemplateSection[];
}

@ObjectType('TermsOfReference', { implements: Node, simpleResolvers: true, description: 'What a client wants to have developed, section by section (§3.16).' })
export class TermsOfReferenceType extends Node {
  @Field(() => String, { description: 'For example TOR-2026-003; accepted wherever its id is.' }) number!: string;
  @Field(() => String, { nullable: true, description: 'What the system that submitted them calls them; unique for the client.' }) externalId!: string | null;
  @Field(() => String, { description: 'One line.' }) title!: string;
  @Field(() => ClientType, { description: 'The client who wants the module.' }) client!: ClientType;
  @Field(() => ProductType, { nullable: true, description: 'The product to which the module belongs; null when none was named.' }) product!: ProductType | null;
  @Field(() => TicketType, { nullable: true, description: 'The request from which it came.' }) ticket!: TicketType | null;
  @Field(() => TermsOfReferenceStandardEnum, { description: 'The standard by which they are written.' }) standard!: TermsOfReferenceStandard;
  @Field(() => TermsOfReferenceStatusEnum, { description: 'Where they stand.' }) status!: TermsOfReferenceStatus;
  @Field(() => [TermsOfReferenceDecisionEnum], { description: 'What can be decided now.' }) possibleDecisions!: TermsOfReferenceDecision[];
  @Field(() => Int, { description: 'From 1; rises with each resubmission and each agreed addition.' }) revision!: number;
  @Field(() => String, { nullable: true, description: 'The term in words: it is set individually (§3.16).' }) termText!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'The agreed day; the term is set individually (§3.16).' }) termOn!: string | null;
  @Field(() => String, { nullable: true, description: 'What was said with the latest decision.' }) decisionComment!: string | null;
  @Field(() => DateTime, { description: 'When they were first submitted.' }) createdAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'The latest submission.' }) submittedAt!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'By which day the latest submission is to be reviewed (§3.16): so many working days after it as the version of the regulation in force then says. An aim, no promise. Null for what was submitted before that was counted.' }) decisionDueOn!: string | null;
  @Field(() => Boolean, { description: 'Whether that day has passed and the review has no decision yet: a warning to the desk (§3.16).' }) decisionLate!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'The latest decision.' }) decidedAt!: string | null;
  @Field(() => Int, { description: 'Rises with each act; give it back as `expectedVersion`.' }) version!: number;
}

export const TermsOfReferenceConnection = connectionOf('TermsOfReference', () => TermsOfReferenceType);

const clientName = '(select client.name from client where client.id = t.client_id)';

export const termsOfReferenceShape: Shape = {
  table: 'terms_of_reference',
  columns: {
    id: '@.id', number: '@.number', externalId: '@.external_id', title: '@.title', standard: '@.standard', status: '@.status', revision: '@.revision', sections: '@.sections', termText: '@.term_text',
    termOn: '@.term_on::text', decisionComment: '@.decision_comment', createdAt: '@.created_at', submittedAt: '@.submitted_at', decisionDueOn: '@.decision_due_on::text', decidedAt: '@.decided_at', version: '@.version',
  },
  relations: {
    client: { shape: () => clientShape, on: '^.id = @.client_id' },
    product: { shape: () => productShape, on: '^.id = @.product_id' },
    ticket: { shape: () => ticketShape, on: '^.id = @.ticket_id' },
  },
  derived: {
    possibleDecisions: { needs: ['status'], from: (row) => decisionsAt(row['status'] as TermsOfReferenceStatus) },
    decisionLate: { needs: ['status', 'decisionDueOn'], from: (row) => isReviewLate({ status: row['status'] as TermsOfReferenceStatus, decisionDueOn: row['decisionDueOn'] as string | null }, localDay(clock.now())) },
  },
  // the names of sections come from the standard
  always: ['standard'],
};

@InputType({ description: 'All given conditions must hold; a list means "any of".' })
export class TermsOfReferenceFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these, by their UUIDs or numbers; at most 100.' }) ids?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Part of the number, the title or the client’s name.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'What the system that submitted them calls them, whole; of every client whom the caller may see.' }) externalId?: string | null;
  @Field(() => [TermsOfReferenceStatusEnum], { nullable: true, description: 'Standing at one of these.' }) status?: TermsOfReferenceStatus[] | null;
  @Field(() => [TermsOfReferenceStandardEnum], { nullable: true, description: 'By one of these standards.' }) standard?: TermsOfReferenceStandard[] | null;
  @Field(() => [ID], { nullable: true, description: 'Of one of these clients.' }) clientId?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'For one of these products.' }) productId?: string[] | null;
}

export const textOfTermsOfReference = ['t.number', 't.title', clientName];

export const termsOfReferenceOrder = orderOf(
  'TermsOfReference',
  {
    CREATED: { sql: 't.created_at', type: 'timestamptz' },
    SUBMITTED: { sql: 't.submitted_at', type: 'timestamptz', nullable: true },
    DECIDED: { sql: 't.decided_at', type: 'timestamptz', nullable: true },
    NUMBER: { sql: 't.number', type: 'text' },
    TITLE: { sql: 't.title', type: 'text' },
    CLIENT: byNameOf('client', 'client_id'),
    TERM: { sql: 't.term_on', type: 'date', nullable: true },
    STATUS: { sql: stageOf('t'), type: 'int' },
  },
  [{ field: 'CREATED', direction: 'DESC' }],
);
