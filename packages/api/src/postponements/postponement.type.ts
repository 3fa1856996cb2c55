import { postponementEffects, type PostponementEffect, type PostponementReason } from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { PostponementReasonEnum } from '../regulation/regulationParameters.type.ts';

export const PostponementEffectEnum = enumType(postponementEffects, 'PostponementEffect', 'What a reason leads to (§4.13).');

@ObjectType('Postponement', { simpleResolvers: true, description: 'A solution was postponed or refused: why, and by what proof (§4.13).' })
export class PostponementType {
  @Field(() => ID) id!: string;
  @Field(() => PostponementEffectEnum, { description: 'Whether the solution was postponed or refused.' }) effect!: PostponementEffect;
  @Field(() => PostponementReasonEnum, { description: 'Which of the reasons of §4.13.' }) reason!: PostponementReason;
  @Field(() => DateOnly, { nullable: true, description: 'The day on which a postponed question is taken up again; null for a refusal.' }) reviewOn!: string | null;
  @Field(() => DateTime, { description: 'When it was decided.' }) at!: string;
  @Field(() => String, { description: 'Who decided, as the name was then.' }) authorName!: string;
  @Field(() => String, { description: 'The text for the client.' }) body!: string;
  @Field(() => String, { nullable: true, description: 'For NOT_REPRODUCIBLE: the configuration that was tried. For staff only.' }) testedConfiguration!: string | null;
  @Field(() => String, { nullable: true, description: 'For NEEDS_DIAGNOSTICS_OR_RELEASE: what is needed. For staff only.' }) needed!: string | null;
  @Field(() => String, { nullable: true, description: 'For OUT_OF_SCOPE: code of the category that support does not cover. For staff only.' }) categoryCode!: string | null;
  @Field(() => ID, { nullable: true, description: 'For INSUFFICIENT_DATA: the question on the timeline that stayed open. For staff only.' }) questionId!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When that question was asked. For staff only.' }) askedAt!: string | null;
  @Field(() => ID, { nullable: true, description: 'For INCORRECT_OR_UNCONSTRUCTIVE: the client’s message on the timeline. For staff only.' }) messageId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How often a reason of §4.13 was used.' })
export class PostponementUse {
  @Field(() => PostponementReasonEnum, { description: 'The reason.' }) reason!: PostponementReason;
  @Field(() => Int, { description: 'How often solutions were postponed for it.' }) postponed!: number;
  @Field(() => Int, { description: 'How often solutions were refused for it.' }) refused!: number;
}

const decision = {
  id: '@.id', effect: '@.effect', reason: '@.reason', reviewOn: '@.review_on::text', at: '@.at', authorName: '@.author_name',
  body: '(select message.body from message where message.id = @.message_id)',
};
const proof = {
  testedConfiguration: '@.tested_configuration', needed: '@.needed', categoryCode: '@.category_code', questionId: '@.question_id',
  askedAt: '(select message.leaves_at from message where message.id = @.question_id)', messageId: '@.about_message_id',
};

export const postponementShape: Shape = { table: 'postponement', columns: { ...decision, ...proof } };

/** As the client's side sees it: the decision without its proof. */
export const postponementShapeForClients: Shape = { table: 'postponement', columns: { ...decision, ...Object.fromEntries(Object.keys(proof).map((field) => [field, 'null'])) } };
