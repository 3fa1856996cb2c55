import { handoverStates, type HandoverState } from '@reglament/schema';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { namedStates } from './lifecycle.ts';

export const HandoverStateEnum = enumType(handoverStates, 'HandoverState', 'Where a request stands at development (§3.2, §3.8).');
export const NamedHandoverStateEnum = enumOfCodes(namedStates, 'NamedHandoverState', 'What staff set by hand. RELEASED and REJECTED end the hand-over.', {
  HANDED_OVER: 'Development has not begun.',
  TAKEN: 'Development works on it.',
  FIXED: 'It is mended and not released yet.',
  RELEASED: 'A release carries the fix.',
  REJECTED: 'Development will not do it.',
});

@ObjectType('Handover', { simpleResolvers: true, description: 'A request at development (§3.2).' })
export class HandoverType {
  @Field(() => ID) id!: string;
  @Field(() => HandoverStateEnum, { description: 'How far development is.' }) state!: HandoverState;
  @Field(() => String, { nullable: true, description: 'What was collected for development. For staff only.' }) summary!: string | null;
  @Field(() => String, { nullable: true, description: 'Where development works on it, http or https. For staff only.' }) trackerUrl!: string | null;
  @Field(() => String, { nullable: true, description: 'Why development has it, as the client was told.' }) reason!: string | null;
  @Field(() => String, { nullable: true, description: 'What the client can do meanwhile.' }) workaround!: string | null;
  @Field(() => String, { nullable: true, description: 'The release that carries the fix.' }) release!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it came back without a fix. For staff only.' }) returnReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Who handed it over, as the name was then. For staff only.' }) authorName!: string | null;
  @Field(() => DateTime, { description: 'When it went to development.' }) handedOverAt!: string;
  @Field(() => DateTime, { description: 'When somebody last noted how far it is.' }) updatedAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When development was done with it; null while it goes on.' }) endedAt!: string | null;
}

const known = { id: '@.id', state: '@.state', reason: '@.reason', workaround: '@.workaround', release: '@.release', handedOverAt: '@.handed_over_at', updatedAt: '@.updated_at', endedAt: '@.ended_at' };
const internal = { summary: '@.summary', trackerUrl: '@.tracker_url', returnReason: '@.return_reason', authorName: '@.author_name' };

export const handoverShape: Shape = { table: 'handover', columns: { ...known, ...internal } };

/** As the client's side sees it: how far it is, and what can be done meanwhile. */
export const handoverShapeForClients: Shape = { table: 'handover', columns: { ...known, ...Object.fromEntries(Object.keys(internal).map((field) => [field, 'null'])) } };

@InputType({ description: 'A ticket goes to development (§3.2).' })
export class HandOverToDevelopmentInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'What was collected: circumstances, steps, what was tried. For development, at most 100,000 characters.' }) summary!: string;
  @Field(() => String, { nullable: true, description: 'Where development works on it: http or https, at most 2,000 characters.' }) trackerUrl?: string | null;
  @Field(() => String, { nullable: true, description: 'Why development has it, for the client; it is in the letter. At most 10,000 characters.' }) reason?: string | null;
  @Field(() => String, { nullable: true, description: 'What the client can do meanwhile; it is in the letter. At most 10,000 characters.' }) workaround?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the ticket that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}

@InputType({ description: 'How far development is; what is not sent stays as it is.' })
export class UpdateHandoverInput {
  @Field(() => ID) handoverId!: string;
  @Field(() => NamedHandoverStateEnum, { nullable: true, description: 'How far development is.' }) state?: (typeof namedStates)[number] | null;
  @Field(() => String, { nullable: true, description: 'At most 100,000 characters; cannot be emptied.' }) summary?: string | null;
  @Field(() => String, { nullable: true, description: 'http or https, at most 2,000 characters; null takes it out.' }) trackerUrl?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 10,000 characters; null takes it out.' }) workaround?: string | null;
  @Field(() => String, { nullable: true, description: 'The release that carries the fix, at most 200 characters; null takes it out.' }) release?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the ticket that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}

@InputType({ description: 'A ticket comes back from development without a fix.' })
export class ReturnFromDevelopmentInput {
  @Field(() => ID) handoverId!: string;
  @Field(() => String, { description: 'Why, at most 10,000 characters; kept for good.' }) reason!: string;
  @Field(() => Int, { nullable: true, description: 'The version of the ticket that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}
