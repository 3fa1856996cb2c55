import { presenceStates, type PresenceState } from '@reglament/schema';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';

export const PresenceStateEnum = enumType(presenceStates, 'PresenceState', 'What somebody of the staff does on a ticket right now.');
export const shownStates = ['VIEWING', 'WRITING', 'LEFT'] as const;
export type ShownState = (typeof shownStates)[number];
export const ShownStateEnum = enumOfCodes(shownStates, 'ShownState', 'What a window shows of a ticket: LEFT takes it back at once.', {
  VIEWING: 'Somebody looks at it.',
  WRITING: 'Somebody writes on it.',
  LEFT: 'Nobody does any longer.',
});

@ObjectType({ simpleResolvers: true, description: 'Somebody of the staff, as far as a badge needs it.' })
export class PresentPerson {
  @Field(() => ID, { description: 'UUID of the member of staff.' }) id!: string;
  @Field(() => String, { description: 'Their name.' }) name!: string;
  @Field(() => String, { description: 'Two letters for a badge.' }) initials!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody on a ticket: once, however many windows show it; WRITING when any of them does.' })
export class Presence {
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => PresentPerson, { description: 'Who it is.' }) staff!: PresentPerson;
  @Field(() => PresenceStateEnum, { description: 'Whether they look or write.' }) state!: PresenceState;
  @Field(() => DateTime, { description: 'Since when in this state.' }) since!: string | Date;
}

@InputType({ description: 'What this window shows. Repeated every 20 seconds: after 45 seconds of silence the window counts as gone.' })
export class ShowPresenceInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Tells the windows of one person apart; at most 64 characters.' }) windowId!: string;
  @Field(() => ShownStateEnum, { description: 'What the window shows.' }) state!: ShownState;
}

@ObjectType({ simpleResolvers: true, description: 'What showPresence answers. It writes no event.' })
export class ShowPresencePayload extends ActPayload {}
