import { ticketLinkDirections, ticketLinkKinds, type TicketLinkDirection, type TicketLinkKind, type TicketStatus } from '@reglament/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { TicketStatusEnum } from './ticket.type.ts';

export const TicketLinkKindEnum = enumType(ticketLinkKinds, 'TicketLinkKind', 'How one request belongs to another (§4.4).');
export const TicketLinkDirectionEnum = enumType(ticketLinkDirections, 'TicketLinkDirection', 'FROM: this request was merged into, continues … the other; TO: the other way round.');

@ObjectType('LinkedTicket', { simpleResolvers: true, description: 'The other request of a link, in short.' })
export class LinkedTicketType {
  @Field(() => ID, { description: 'UUID of the ticket.' }) id!: string;
  @Field(() => String, { description: 'Its number.' }) number!: string;
  @Field(() => String, { description: 'Its subject.' }) subject!: string;
  @Field(() => TicketStatusEnum, { description: 'Where it stands now.' }) status!: TicketStatus;
}

@ObjectType('TicketLink', { simpleResolvers: true, description: 'Another request that this one belongs to. Of other clients’ requests only staff hear.' })
export class TicketLinkType {
  @Field(() => TicketLinkKindEnum, { description: 'What they have to do with each other.' }) kind!: TicketLinkKind;
  @Field(() => TicketLinkDirectionEnum, { description: 'From this ticket to the other, or the other way round.' }) direction!: TicketLinkDirection;
  @Field(() => LinkedTicketType, { description: 'The other ticket.' }) ticket!: LinkedTicketType;
  @Field(() => DateTime, { description: 'When it was linked.' }) at!: string;
}
