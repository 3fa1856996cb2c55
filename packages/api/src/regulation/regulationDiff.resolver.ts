import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows } from '../platform/reading/connection.ts';
import { refusal } from '../platform/refusal.ts';
import { regulationDiff, sentenceOf } from './regulationDiff.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { readParameters } from './storedParameters.ts';

@ObjectType('RegulationChange', { simpleResolvers: true, description: 'One difference between two versions of the regulation (§2.4).' })
export class RegulationChangeType {
  @Field(() => String, { description: 'For example answerTerms.HIGH.' }) path!: string;
  @Field(() => String, { description: 'Clause of what changes.' }) clause!: string;
  @Field(() => String, { description: 'What changes, in Russian.' }) labelRu!: string;
  @Field(() => String, { description: 'What changes, in English.' }) labelEn!: string;
  @Field(() => String, { nullable: true, description: 'Null: there was nothing.' }) beforeRu!: string | null;
  @Field(() => String, { nullable: true, description: 'How it was before, in English.' }) beforeEn!: string | null;
  @Field(() => String, { nullable: true, description: 'Null: nothing is left.' }) afterRu!: string | null;
  @Field(() => String, { nullable: true, description: 'How it is after the change, in English.' }) afterEn!: string | null;
  @Field(() => String, { description: 'The change as a sentence.' }) sentenceRu!: string;
  @Field(() => String, { description: 'The change as a sentence in English.' }) sentenceEn!: string;
}

const parametersOf = async (context: Context, id: string, field: string): Promise<RegulationParameters> => {
  const sql = `select parameters from regulation_version where id = $1 and (status <> 'DRAFT' or $2)`;
  const [row] = isUuid(id) ? await readRows<{ parameters: Partial<RegulationParameters> }>(context.reader, sql, [id, can(context.viewer, 'regulation.change')]) : [];
  if (!row) throw refusal('NOT_FOUND', { field: [field], clause: '2.4' });
  return readParameters(row.parameters);
};

@Resolver()
export class RegulationDiffResolver {
  @Query(() => [RegulationChangeType], { description: 'What differs between two versions, in readable sentences (§2.4). Needs no sign-in for what is published.' })
  async regulationDiff(@Ctx() context: Context, @Arg('fromId', () => ID, { description: 'The version before.' }) fromId: string, @Arg('toId', () => ID, { description: 'The version after.' }) toId: string): Promise<RegulationChangeType[]> {
    const changes = regulationDiff(await parametersOf(context, fromId, 'fromId'), await parametersOf(context, toId, 'toId'));
    return changes.map((change) => ({
      path: change.path, clause: change.clause, labelRu: change.label.ru, labelEn: change.label.en,
      beforeRu: change.before?.ru ?? null, beforeEn: change.before?.en ?? null, afterRu: change.after?.ru ?? null, afterEn: change.after?.en ?? null,
      sentenceRu: sentenceOf(change, 'ru'), sentenceEn: sentenceOf(change, 'en'),
    }));
  }
}
