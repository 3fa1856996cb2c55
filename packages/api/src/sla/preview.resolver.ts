import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { refusedQuery } from '../access/refusedQuery.ts';
import { clock } from '../platform/clock.ts';
import { refusal } from '../platform/refusal.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { dueOf } from './dueDate.ts';
import { IntervalInput, SlaPreview, SlaPreviewInput, WorkingHoursNow } from './sla.type.ts';

const mostInputs = 1000;

const bounded = <T>(context: Context, inputs: T[], field: string): T[] => {
  if (inputs.length > mostInputs) throw refusedQuery(context, refusal('TOO_MANY_INPUTS', { field: [field], params: { limit: mostInputs, length: inputs.length } }));
  return inputs;
};

@Resolver()
export class PreviewResolver {
  @Query(() => [SlaPreview], { description: 'When answers would be due, by the regulation in force at each arrival (§4.6, §4.7). At most 1,000 inputs.' })
  slaPreviews(@Ctx() context: Context, @Arg('inputs', () => [SlaPreviewInput], { description: 'Requests that have not come, at most a thousand; the answers come in their order.' }) inputs: SlaPreviewInput[]): SlaPreview[] {
    allowed(context, 'sla.read');
    return bounded(context, inputs, 'inputs').map(({ receivedAt, priority }) => {
      const { calendar, parameters } = ruleBookAt(receivedAt.getTime());
      return dueOf(calendar, parameters, receivedAt.getTime(), priority);
    });
  }

  @Query(() => [Int], { description: 'Seconds of working time in each interval (§4.6). At most 1,000 intervals.' })
  workingTimeBetween(@Ctx() context: Context, @Arg('intervals', () => [IntervalInput], { description: 'Stretches of time, at most a thousand; the answers come in their order.' }) intervals: IntervalInput[]): number[] {
    allowed(context, 'sla.read');
    return bounded(context, intervals, 'intervals').map(({ from, to }, index) => {
      if (from > to) throw refusedQuery(context, refusal('INTERVAL_REVERSED', { field: ['intervals', String(index)] }));
      return Math.floor(ruleBookAt(from.getTime()).calendar.workingMillisecondsBetween(from.getTime(), to.getTime()) / 1000);
    });
  }

  @Query(() => WorkingHoursNow, { description: 'Whether the desk is open now (§4.6, §6). Needs no sign-in.' })
  workingHours(): WorkingHoursNow {
    const now = clock.now();
    const { calendar, parameters } = ruleBookAt(now);
    const { open, changesAt } = calendar.nextChange(now);
    const [first] = parameters.openingHours;
    return { now, open, changesAt, opensAt: first?.opens ?? '', closesAt: parameters.openingHours.at(-1)?.closes ?? '', timeZone: parameters.timeZone };
  }
}
