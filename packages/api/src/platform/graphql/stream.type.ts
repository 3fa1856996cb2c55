import { Field, ID, ObjectType, type ClassType } from 'type-graphql';
import type { Actor } from '../events/actor.ts';
import { cursorOf } from '../events/cursor.ts';
import type { PlacedEvent } from '../events/placedEvent.ts';
import type { Frame } from '../events/frames.ts';
import { ActorType } from './actor.type.ts';
import { Cursor, DateTime } from './scalars.ts';

/** What every event of a stream tells of itself. */
@ObjectType({ simpleResolvers: true })
export abstract class LogEvent {
  @Field(() => ID, { description: 'UUID of the event, as acts name it in `eventIds`.' }) id!: string;
  @Field(() => Cursor, { description: 'Its place in the stream; subscribe with it as `after` to go on from here.' }) position!: string;
  @Field(() => DateTime, { description: 'When it happened.' }) occurredAt!: string;
  @Field(() => ActorType, { description: 'Who did it.' }) actor!: Actor;
}

export const toldEvent = ({ id, position, link, occurredAt, actor }: PlacedEvent): Pick<LogEvent, 'id' | 'position' | 'occurredAt' | 'actor'> => ({ id, position: cursorOf({ position, link }), occurredAt, actor });

/** The frames of a stream: `frameOf('TicketEventFrame', () => TicketEventType)`. */
export const frameOf = <T extends object>(name: string, event: () => ClassType<T>) => {
  @ObjectType(name, { simpleResolvers: true, description: 'A frame of the stream. The first only acknowledges and tells the cursor; frames without an event are heart-beats with a fresh cursor.' })
  class StreamFrame {
    @Field(() => Boolean, { description: 'True in the first frame alone: the stream has begun.' }) ack!: boolean;
    @Field(() => Cursor, { description: 'Everything up to here was shown: subscribe with it as `after` to go on.' }) cursor!: string;
    @Field(event, { nullable: true, description: 'What happened; null in an acknowledgement and a heart-beat.' }) event!: T | null;
  }
  return StreamFrame;
};

/** A frame as its stream tells it. */
export const toldFrame = async <T>({ ack, place, event }: Frame, tell: (event: PlacedEvent) => T | Promise<T>): Promise<{ ack: boolean; cursor: string; event: T | null }> =>
  ({ ack, cursor: cursorOf(place), event: event && (await tell(event)) });

export const afterMeaning = 'The last cursor that was seen. RESYNC_REQUIRED: the stream cannot go on from there; read your lists anew and subscribe without it.';
