import { Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { DayKind } from '../calendar/dayKind.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { clock } from '../platform/clock.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { ruleBookAt, type RuleBook } from '../regulation/ruleBook.ts';
import { testInstallation, type InstallationTest } from './installationTest.ts';
import { publishedVectors, vectorsFile } from './publishedVectors.ts';
import { failedVectors } from './selfTest.ts';
import { DayKindEnum } from './sla.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A published case on which this installation counts otherwise.' })
export class SlaSelfTestFailure {
  @Field(() => String, { description: 'Name of the published case.' }) id!: string;
  @Field(() => DateTime, { description: 'The start that this server counts.' }) startsAt!: number;
  @Field(() => DateTime, { description: 'The due that this server counts.' }) dueAt!: number;
  @Field(() => DateTime, { description: 'The start that is published.' }) expectedStartsAt!: number;
  @Field(() => DateTime, { description: 'The due that is published.' }) expectedDueAt!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A day that this installation counts otherwise than it was published: announced by the company (§6), or loaded anew (§4.6).' })
export class SlaSelfTestDay {
  @Field(() => DateOnly, { description: 'The day.' }) date!: string;
  @Field(() => DayKindEnum, { description: 'What kind of day it is, as published.' }) publishedKind!: DayKind;
  @Field(() => DayKindEnum, { description: 'What kind of day it is to this installation.' }) kind!: DayKind;
  @Field(() => Int, { description: 'Seconds of working time, as published.' }) publishedSeconds!: number;
  @Field(() => Int, { description: 'Seconds of working time, as this installation counts.' }) seconds!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The published cases by the version of the regulation in force and the calendar as this installation stores it.' })
export class SlaSelfTestInForce {
  @Field(() => String, { description: 'Number of the version in force (§2.4).' }) regulationVersion!: string;
  @Field(() => String, { description: 'Code of the calendar of that version.' }) calendarCode!: string;
  @Field(() => [String], { description: 'Versions of the years that are stored, for example "2026 v1" (R19).' }) calendarVersions!: string[];
  @Field(() => Int, { description: 'How many cases come out as published.' }) passed!: number;
  @Field(() => Int, { description: 'How many come out otherwise.' }) failed!: number;
  @Field(() => [SlaSelfTestFailure], { description: 'An organisation with terms, hours or days of its own has some, and that is right.' }) failures!: readonly SlaSelfTestFailure[];
  @Field(() => [String], { description: 'Parameters of the version, named as in RegulationParameters, that decide dues and are not as in the published rule.' }) changedParameters!: readonly string[];
  @Field(() => [SlaSelfTestDay], { description: 'Days of the time that the cases cover; empty where another calendar is chosen.' }) changedDays!: readonly SlaSelfTestDay[];
  @Field(() => [String], { description: 'Cases that differ although no parameter and no day of their term does. Must be empty.' }) unaccounted!: readonly string[];
  @Field(() => [String], { description: 'Cases whose days do not add up to their term (R20). Must be empty.' }) unexplained!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'Whether this installation counts as the rule was published.' })
export class SlaSelfTest {
  @Field(() => Int, { description: 'How many came out as published.' }) passed!: number;
  @Field(() => Int, { description: 'How many came out otherwise.' }) failed!: number;
  @Field(() => String, { description: 'SHA-256 of the cases as JSON without blanks; compare it with that of your copy.' }) vectorsHash!: string;
  @Field(() => String, { description: 'The rule by which the cases are counted.' }) rule!: string;
  @Field(() => [SlaSelfTestFailure], { description: 'Those that came out otherwise.' }) failures!: SlaSelfTestFailure[];
  @Field(() => SlaSelfTestInForce, { description: 'The regulation and calendar of this installation, counted too.' }) inForce!: SlaSelfTestInForce;
}

interface Tests { readonly published: ReturnType<typeof failedVectors>; readonly installed: InstallationTest }
/** A version with its calendar is counted once: whoever asks again, and anybody may ask, gets the same answer. */
const known = new WeakMap<RuleBook, Tests>();

const testsOf = (book: RuleBook): Tests => {
  const tests = known.get(book) ?? {
    published: failedVectors(calendarOfRegulation(defaultRegulation, officialYears), defaultRegulation, publishedVectors),
    installed: testInstallation(book.calendar, book.parameters, publishedVectors),
  };
  known.set(book, tests);
  return tests;
};

@Resolver()
export class SelfTestResolver {
  @Query(() => SlaSelfTest, { description: 'Counts the published cases with the engine of this installation: by the published rule, and by the version in force with the stored calendar (§4.6, §4.7). The cases are served at /sla-vectors.json. Needs no sign-in: anybody may check.' })
  slaSelfTest(): SlaSelfTest {
    const book = ruleBookAt(clock.now());
    const { published, installed } = testsOf(book);
    return {
      passed: publishedVectors.length - published.length, failed: published.length, vectorsHash: vectorsFile.hash, rule: vectorsFile.rule, failures: published,
      inForce: {
        ...installed, failed: installed.failures.length, regulationVersion: book.number, calendarCode: book.parameters.calendarCode,
        calendarVersions: book.years.map(({ year, version }) => `${year} v${version}`),
      },
    };
  }
}
