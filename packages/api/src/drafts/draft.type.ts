import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { draftModes, type DraftMode } from './draftMode.ts';

export const DraftModeEnum = enumOfCodes(draftModes, 'DraftMode', 'What a draft will become: an answer to the client, or an internal note.', {
  ANSWER: 'An answer to the client.',
  NOTE: 'An internal note.',
});

@ObjectType('Draft', { simpleResolvers: true, description: 'What somebody has written on a ticket and not sent yet. Only its writer ever sees it.' })
export class DraftType {
  @Field(() => DraftModeEnum, { description: 'What it will become.' }) mode!: DraftMode;
  @Field(() => String, { description: 'Plain text as it was typed.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'The same in HTML as its writer’s console gave it, not made safe: read it into an editor that knows what it allows. Null for plain text.' }) html!: string | null;
  @Field(() => Boolean, { description: 'It is to be a question to the client (§4.13).' }) question!: boolean;
  @Field(() => [ID], { description: 'Files that were uploaded for it, in their order; they are kept for as long as it names them.' }) attachmentIds!: string[];
  @Field(() => DateTime, { description: 'When it was last saved.' }) updatedAt!: string | Date;
  @Field(() => Int, { description: 'Rises with each save and is never used twice; give it back as `expectedVersion`, and as `draftVersion` of the act that sends it.' }) version!: number;
}

@InputType({ description: 'What is written so far; it replaces what was kept.' })
export class SaveDraftInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => DraftModeEnum, { description: 'What it will become.' }) mode!: DraftMode;
  @Field(() => String, { description: 'Plain text, at most 1 MB. With no text and no file nothing is kept, and what was kept is deleted.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'The same in HTML, at most 1 MB.' }) html?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'It is to be a question to the client.' }) question?: boolean | null;
  @Field(() => [ID], { nullable: true, description: 'Files that were uploaded for it, at most 100.' }) attachmentIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'The version that the writer saw, 0 when there was none. Another one is refused with STALE_VERSION, and `draft` is what is kept. Left out: whatever is kept is replaced.' }) expectedVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What saveDraft answers. It writes no event.' })
export class SaveDraftPayload extends ActPayload {
  @Field(() => DraftType, { nullable: true, description: 'What is kept now, be it after a refusal; null when nothing is.' }) draft!: DraftType | null;
}
