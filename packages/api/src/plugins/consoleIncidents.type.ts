import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload } from '../platform/graphql/types.ts';

@ObjectType('ConsoleIncident', { simpleResolvers: true, description: 'Something of a plugin that failed in the consoles of staff; kept for 30 days after it was met last.' })
export class ConsoleIncidentType {
  @Field(() => ID, { description: 'The plugin of the console, or `shell`.' }) plugin!: string;
  @Field(() => String, { description: 'What of it failed, by its id: `column:hello`, `action:greet`.' }) item!: string;
  @Field(() => String, { description: 'What was thrown, its first 500 characters.' }) message!: string;
  @Field(() => Int, { description: 'In how many windows it was met.' }) windows!: number;
  @Field(() => DateTime, { description: 'When it was met first.' }) firstAt!: Date;
  @Field(() => DateTime, { description: 'When it was met last.' }) lastAt!: Date;
}

@InputType({ description: 'A failure in this window, told once for each that differs. At most 60 of one person an hour.' })
export class NoteConsoleIncidentInput {
  @Field(() => String, { description: 'The plugin, at most 100 characters.' }) plugin!: string;
  @Field(() => String, { description: 'What of it failed, at most 200 characters.' }) item!: string;
  @Field(() => String, { description: 'What was thrown; the first 500 characters are kept.' }) message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What noteConsoleIncident answers. It writes no event.' })
export class NoteConsoleIncidentPayload extends ActPayload {}
