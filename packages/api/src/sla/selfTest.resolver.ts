import { codesOf, priorities } from '@reglament/schema';
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { hashOfText } from './ledger.ts';
import { failedVectors, type SlaVector } from './selfTest.ts';
import table from './slaVectors.json' with { type: 'json' };

@ObjectType({ simpleResolvers: true, description: 'A published case on which this installation counts otherwise.' })
export class SlaSelfTestFailure {
  @Field(() => String, { description: 'Name of the published case.' }) id!: string;
  @Field(() => DateTime, { description: 'The start that this server counts.' }) startsAt!: number;
  @Field(() => DateTime, { description: 'The due that this server counts.' }) dueAt!: number;
  @Field(() => DateTime, { description: 'The start that is published.' }) expectedStartsAt!: number;
  @Field(() => DateTime, { description: 'The due that is published.' }) expectedDueAt!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Whether this installation counts as the rule was published.' })
export class SlaSelfTest {
  @Field(() => Int, { description: 'How many came out as published.' }) passed!: number;
  @Field(() => Int, { description: 'How many came out otherwise.' }) failed!: number;
  @Field(() => String, { description: 'SHA-256 of the cases as JSON without blanks; compare it with that of your copy.' }) vectorsHash!: string;
  @Field(() => String, { description: 'The rule by which the cases are counted.' }) rule!: string;
  @Field(() => [SlaSelfTestFailure], { description: 'Those that came out otherwise.' }) failures!: SlaSelfTestFailure[];
}

@Resolver()
export class SelfTestResolver {
  @Query(() => SlaSelfTest, { description: 'Counts the published cases with the engine of this installation, by the default regulation and the calendar that comes with it (§4.6, §4.7).' })
  slaSelfTest(@Ctx() context: Context): SlaSelfTest {
    allowed(context, 'sla.read');
    const vectors = table.vectors.filter((one): one is SlaVector => codesOf(priorities).some((code) => code === one.priority));
    const failures = failedVectors(calendarOfRegulation(defaultRegulation, officialYears), defaultRegulation, vectors);
    return { passed: vectors.length - failures.length, failed: failures.length, vectorsHash: hashOfText(JSON.stringify(table.vectors)), rule: table.rule, failures };
  }
}
