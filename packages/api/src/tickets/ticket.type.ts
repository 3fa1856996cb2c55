import {
  channels, closingReasons, criticalities, ticketKinds, ticketStatuses,
  type Channel, type ClosingReason, type Criticality, type Priority, type TicketKind, type TicketStatus,
} from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ClientType } from '../clients/client.type.ts';
import { ContactType } from '../clients/contact.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { ProductType } from '../products/product.type.ts';
import { PriorityEnum, RegulationVersionType, RequestCategoryType } from '../regulation/regulation.type.ts';
import { TicketSlaType } from '../sla/sla.type.ts';
import { StaffType } from '../staff/staff.type.ts';

export const TicketStatusEnum = enumType(ticketStatuses, 'TicketStatus', 'Where a ticket stands. A status never pauses the clock (R8).');
export const TicketKindEnum = enumType(ticketKinds, 'TicketKind', 'What a request asks for (§1, §3.12, §3.16).');
export const ChannelEnum = enumType(channels, 'Channel', 'The lawful ways for a request to arrive (§4.1). Phone, chat and forum are not among them (§4.8).');
export const CriticalityEnum = enumType(criticalities, 'Criticality', 'How badly the problem hurts (§4.5); it never moves the clock.');
export const ClosingReasonEnum = enumType(closingReasons, 'ClosingReason', 'How a ticket ended.');

@ObjectType('Ticket', { implements: Node, simpleResolvers: true, description: 'A request of a client (§1, Обращение).' })
export class TicketType extends Node {
  @Field(() => String, { description: 'Unique and never used again, for example TP-2026-000123 (§4.4). Accepted wherever a ticket id is.' }) number!: string;
  @Field(() => String, { description: 'At most 500 characters.' }) subject!: string;
  @Field(() => TicketKindEnum, { description: 'A failure, a question, or something else (§1).' }) kind!: TicketKind;
  @Field(() => RequestCategoryType, { nullable: true, description: 'What it is about, with the clause (§3).' }) category!: RequestCategoryType | null;
  @Field(() => TicketStatusEnum, { description: 'Where it stands.' }) status!: TicketStatus;
  @Field(() => PriorityEnum, { description: 'Set by the client (§4.7).' }) priority!: Priority;
  @Field(() => Boolean, { description: 'The client named no priority and the default was taken.' }) priorityByDefault!: boolean;
  @Field(() => CriticalityEnum, { nullable: true, description: 'How bad it is for the client; it does not drive the clock (§4.5).' }) criticality!: Criticality | null;
  @Field(() => ChannelEnum, { description: 'How it came (§4.1).' }) channel!: Channel;
  @Field(() => String, { description: 'Language of the correspondence: ru or en.' }) locale!: string;
  @Field(() => ClientType, { description: 'The client who asked.' }) client!: ClientType;
  @Field(() => ContactType, { nullable: true, description: 'The person who asked; null where the request names none.' }) contact!: ContactType | null;
  @Field(() => ProductType, { nullable: true, description: 'The product that it is about; null when none was named.' }) product!: ProductType | null;
  @Field(() => String, { nullable: true, description: 'Version of that product, as the client wrote it.' }) productVersion!: string | null;
  @Field(() => StaffType, { nullable: true, description: 'The responsible specialist (§1); null in the common queue.' }) assignee!: StaffType | null;
  @Field(() => String, { nullable: true, description: 'Under which a paper letter or fax was registered (§4.1).' }) incomingNumber!: string | null;
  @Field(() => String, { nullable: true, description: 'What the system that filed it calls it; unique for the client.' }) externalId!: string | null;
  @Field(() => ID, { nullable: true, description: 'Id of the request with which the burst of letters began that it belongs to: many requests of one person within minutes (§4.9). Null when it belongs to none; give it to `TicketFilter.burstOf` to see them together.' }) burstOfId!: string | null;
  @Field(() => [String], { description: 'Documents or discussions that the client read before asking (§2.2, §4.3).' }) relatedLinks!: string[];
  @Field(() => [String], { description: 'What §4.5 asks for and the request lacks.' }) missingFields!: string[];
  @Field(() => Boolean, { description: 'Whether the client was under support on the day of receipt (§1).' }) entitled!: boolean;
  @Field(() => DateTime, { description: 'Arrival; terms are counted from it (R13, R14).' }) receivedAt!: string;
  @Field(() => DateTime, { description: 'When it got its number and its confirmation (§4.2).' }) registeredAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When work began (§4.4).' }) takenAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was closed or refused; null while it goes on.' }) closedAt!: string | null;
  @Field(() => ClosingReasonEnum, { nullable: true, description: 'Why it was closed; null while it goes on.' }) closingReason!: ClosingReason | null;
  @Field(() => RegulationVersionType, { description: 'The version it was accepted under (§2.4).' }) regulationVersion!: RegulationVersionType;
  @Field(() => TicketSlaType, { nullable: true, description: 'The promise that governs it; null when nothing was ever owed.' }) sla!: TicketSlaType | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when an answer or the confirmation is known not to have reached the client, or is put off for hours; null again when it arrives, with the next answer, or when staff say how it got there (R16).' }) answerNotDeliveredAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When a postponed question is taken up again: the opening of its review day (§4.13). Null unless it is postponed.' }) reviewAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the client wrote last.' }) lastClientMessageAt!: string | null;
  @Field(() => DateTime, { description: 'When it last changed.' }) updatedAt!: string;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const TicketConnection = connectionOf('Ticket', () => TicketType);

@ObjectType({ simpleResolvers: true, description: 'How many tickets stand behind each tab of the queue.' })
export class QueueCounters {
  @Field(() => Int, { description: 'Not ended and assigned to the viewer.' }) mine!: number;
  @Field(() => Int, { description: 'Not ended and assigned to nobody.' }) unassigned!: number;
  @Field(() => Int, { description: 'An answer or the confirmation did not reach the client; ended ones too (R16).' }) notDelivered!: number;
  @Field(() => Int, { description: 'Postponed, and the day of the review has come (§4.13).' }) reviewDue!: number;
  @Field(() => Int, { description: 'An answer is owed and due today, not yet past.' }) dueToday!: number;
  @Field(() => Int, { description: 'An answer is owed and its due has passed.' }) breached!: number;
  @Field(() => Int, { description: 'An answer is owed.' }) awaitingAnswer!: number;
  @Field(() => Int, { description: 'Not ended.' }) all!: number;
}
