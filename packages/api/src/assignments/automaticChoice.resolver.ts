import { automaticChoices, type AutomaticChoiceWay } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, type Context } from '../access/context.ts';
import { versionMeaning } from '../platform/graphql/recordInputs.ts';
import { Node, payloadOf } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { changeAutomaticChoice } from './automaticChoiceActs.ts';

const AutomaticChoiceWayEnum = enumType(automaticChoices, 'AutomaticChoiceWay', 'Where a request goes when neither the client’s specialist nor a deputy is there (§1).');

@ObjectType('AutomaticChoice', { implements: Node, simpleResolvers: true, description: 'Where a request goes when neither the client’s specialist nor a deputy is there (§1); one setting for the whole desk.' })
class AutomaticChoiceType extends Node {
  @Field(() => AutomaticChoiceWayEnum, { description: 'Where a request goes when neither specialist nor deputy is here.' }) way!: AutomaticChoiceWay;
  @Field(() => Int, { description: 'Whoever owes so many answers gets no more by LEAST_LOADED: 1 to 1,000.' }) cap!: number;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

@InputType({ description: 'A change of that setting: what is left out stays (§1).' })
class ChangeAutomaticChoiceInput {
  @Field(() => AutomaticChoiceWayEnum, { nullable: true, description: 'Where a request goes when neither specialist nor deputy is here.' }) way?: AutomaticChoiceWay | null;
  @Field(() => Int, { nullable: true, description: 'From 1 to 1,000.' }) cap?: number | null;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

const ChangeAutomaticChoicePayload = payloadOf('ChangeAutomaticChoice', 'automaticChoice', () => AutomaticChoiceType);

export const automaticChoiceShape: Shape = { table: 'automatic_choice', columns: { id: '@.id', way: '@.way', cap: '@.cap', version: '@.version' } };

const readSetting = async (context: Context, selection: Selection): Promise<Shaped> => {
  const [setting] = await readAll(context.reader, automaticChoiceShape, selection, new Conditions(), 't.id');
  if (!setting) throw new Error('the setting of the automatic choice is missing from the database');
  return setting;
};

@Resolver()
export class AutomaticChoiceResolver {
  @Query(() => AutomaticChoiceType, { description: 'Where a request goes when neither the client’s specialist nor a deputy is there (§1). For the desk only.' })
  automaticChoice(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped> {
    allowed(context, 'staff.read');
    return readSetting(context, selectionOf(info));
  }

  @Mutation(() => ChangeAutomaticChoicePayload, { description: 'Changes it from the next request on; what somebody has already stays there.' })
  async changeAutomaticChoice(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangeAutomaticChoiceInput) input: ChangeAutomaticChoiceInput) {
    const { result, ...outcome } = await performAct(context, 'assignments.write', (work) => changeAutomaticChoice(work, input));
    return { ...outcome, automaticChoice: result ? await readSetting(context, selectionOf(info, 'automaticChoice')) : null };
  }
}
