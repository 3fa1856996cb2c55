import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { signedIn, type Context } from '../access/context.ts';

@ObjectType({ simpleResolvers: true, description: 'What the caller may spend, and what is left of it. An object of an answer costs a point, a list its page, an act ten, a scalar nothing.' })
export class RateLimitStatus {
  @Field(() => Int, { description: 'What this very request cost, points.' }) cost!: number;
  @Field(() => Int, { description: 'What one request may cost, points.' }) mostPerRequest!: number;
  @Field(() => Int, { nullable: true, description: 'The bucket of the caller, points; null for people, who are not counted.' }) limit!: number | null;
  @Field(() => Int, { nullable: true, description: 'Points that are left in it.' }) remaining!: number | null;
  @Field(() => Int, { nullable: true, description: 'Points that flow in each second.' }) pointsPerSecond!: number | null;
}

@Resolver()
export class RateLimitStatusResolver {
  @Query(() => RateLimitStatus, { description: 'How much the caller may still ask. The same stands in the headers RateLimit-Limit and RateLimit-Remaining.' })
  rateLimitStatus(@Ctx() context: Context): RateLimitStatus {
    signedIn(context);
    const { spent, limits } = context;
    const { size = null, remaining = null, perSecond = null } = spent?.bucket ?? {};
    return { cost: spent?.points ?? 0, mostPerRequest: limits.points, limit: size, remaining, pointsPerSecond: perSecond };
  }
}
