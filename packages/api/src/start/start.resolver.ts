import { Ctx, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { firstStepsOf } from './firstSteps.ts';
import { FirstStepType } from './start.type.ts';

@Resolver()
export class StartResolver {
  @Query(() => [FirstStepType], { description: 'What a new desk needs before its first request, in its order (§1); needs the right to keep the list of staff.' })
  firstSteps(@Ctx() context: Context): Promise<FirstStepType[]> {
    allowed(context, 'staff.write');
    return firstStepsOf(context.reader);
  }
}
