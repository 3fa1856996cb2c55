import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { refusingQuery } from '../access/refusedQuery.ts';
import { clock } from '../platform/clock.ts';
import type { SpreadsheetFormat } from '../platform/file/spreadsheet.ts';
import { SpreadsheetFormatEnum, TableFile, tableFile } from '../platform/graphql/tableFile.type.ts';
import { isUuid } from '../platform/identity.ts';
import { calendarKnownAt, ruleBookOf } from '../regulation/ruleBook.ts';
import { complianceBy, type ComplianceRow } from './compliance.ts';
import { endedPromises, type ReportedPromise } from './endedPromises.ts';
import { figuresOf } from './figures.ts';
import { periodOf } from './period.ts';
import { namedIn } from './promiseNames.ts';
import { overtakingsIn } from './overtakings.ts';
import { reportCsv, reportXlsx } from './reportFile.ts';
import { ComplianceInput, ComplianceReport, OvertakingCount, ReportedBreachType, StoryEntryType } from './reports.type.ts';
import { storyOf, type StoryEntry } from './breachStory.ts';

const mostBreaches = 200;

const promisesOf = async (context: Context, { from, to, asOf, priority, clientId, productId }: ComplianceInput): Promise<{ promises: ReportedPromise[]; asOf: number }> => {
  allowed(context, 'reports.read');
  const period = refusingQuery(context, () => periodOf(from, to, asOf ?? null, clock.now()));
  const promises = await endedPromises(context.reader, period, { priority, clientId: clientId?.filter(isUuid), productId: productId?.filter(isUuid) });
  return { promises: promises.map(namedIn(context.locale)), asOf: period.asOf };
};

const totalOf = (promises: readonly ReportedPromise[]): ComplianceRow => ({ key: null, label: null, ...figuresOf(promises.map(({ outcome }) => outcome)) });

/** A breach as the report shows it; it keeps the promise and the moment, of which its story tells. */
type ShownBreach = ReportedBreachType & { promise: ReportedPromise; asOf: number };

const breachOf = (promise: ReportedPromise, asOf: number): ShownBreach => ({
  ...promise,
  promise,
  asOf,
  excused: promise.outcome === 'EXCUSED',
  lateWorkingSeconds: Math.round(calendarKnownAt(ruleBookOf(promise.regulationVersionId), asOf).workingMillisecondsBetween(promise.dueAt, promise.answeredAt ?? asOf) / 1000),
});

@Resolver(() => ReportedBreachType)
export class ReportsResolver {
  @Query(() => ComplianceReport, { description: 'How the desk kept its promises (§4.7): those that ended in a period, as the ledger held them at a moment.' })
  async complianceReport(@Ctx() context: Context, @Arg('input', () => ComplianceInput) input: ComplianceInput): Promise<ComplianceReport> {
    const { promises, asOf } = await promisesOf(context, input);
    const broken = promises.filter(({ outcome }) => outcome === 'BREACHED' || outcome === 'EXCUSED');
    return {
      asOf,
      total: totalOf(promises),
      rows: complianceBy(promises, input.groupBy, context.locale),
      months: complianceBy(promises, 'MONTH', context.locale),
      breaches: broken.toReversed().slice(0, mostBreaches).map((promise) => breachOf(promise, asOf)),
    };
  }

  @Query(() => [OvertakingCount], { description: 'Who took tickets out of turn on these days, and how often (§4.7); allowed, so no breach. The most first.' })
  overtakings(@Ctx() context: Context, @Arg('input', () => ComplianceInput) input: ComplianceInput): Promise<OvertakingCount[]> {
    allowed(context, 'reports.read');
    const period = refusingQuery(context, () => periodOf(input.from, input.to, input.asOf ?? null, clock.now()));
    return overtakingsIn(context.reader, period, { priority: input.priority, clientId: input.clientId?.filter(isUuid), productId: input.productId?.filter(isUuid) });
  }

  @Query(() => TableFile, { description: 'The same report as a file for a spreadsheet: CSV holds the promises one by one, XLSX also the summary.' })
  async complianceFile(@Ctx() context: Context, @Arg('input', () => ComplianceInput) input: ComplianceInput, @Arg('format', () => SpreadsheetFormatEnum, { description: 'In which form.' }) format: SpreadsheetFormat): Promise<TableFile> {
    const { promises } = await promisesOf(context, input);
    const content = { grouping: input.groupBy, rows: complianceBy(promises, input.groupBy, context.locale), total: totalOf(promises), promises };
    return tableFile(`sla-${input.from}-${input.to}`, format, await (format === 'CSV' ? reportCsv : reportXlsx)(content, context.locale));
  }

  @FieldResolver(() => [StoryEntryType], { description: 'What happened from the client’s message to the late answer, oldest first.' })
  story(@Root() breach: ShownBreach, @Ctx() context: Context): Promise<StoryEntry[]> {
    return storyOf(context.reader, breach.promise, breach.asOf);
  }
}
