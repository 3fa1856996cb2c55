import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import { defaultCalendarCode } from '../calendar/storedCalendar.ts';
import { text } from '../platform/input/values.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Work } from '../platform/work.ts';
import { loadRuleBooks } from '../regulation/ruleBook.ts';
import {
  CalendarChangePayload, CalendarType, ChangeCalendarDaysInput, CreateCalendarInput, CreateCalendarPayload, ImportCalendarYearInput,
} from './calendar.type.ts';
import { carryOutChange, clause, createCalendar, previewChange, type PlannedChange } from './calendarChangeActs.ts';
import { readChange } from './calendars.resolver.ts';
import { planDays } from './companyDays.ts';
import { planYear } from './yearImport.ts';

const longestReason = 2000;
const longestAnnouncement = 10_000;

type Words = Pick<ChangeCalendarDaysInput, 'reason' | 'announcementRu' | 'announcementEn' | 'tellClients'>;

const announcementOf = ({ announcementRu, announcementEn, tellClients }: Words, title: { ru: string; en: string }): PlannedChange['announcement'] => {
  const ru = text(longestAnnouncement)(announcementRu ?? '', { field: 'announcementRu', clause });
  const en = text(longestAnnouncement)(announcementEn ?? '', { field: 'announcementEn', clause });
  return ru || en ? { title, text: { ru: ru || en, en: en || ru }, tellClients: tellClients === true } : null;
};

const reasonOf = ({ reason }: Words): string | null => text(longestReason)(reason ?? '', { field: 'reason', clause }) || null;

/** The preview, and unless it is a dry run the change itself; every promise is counted anew in the background. */
const changeBy = async (context: Context, dryRun: boolean, planOf: (work: Work) => Promise<PlannedChange>): Promise<CalendarChangePayload> => {
  const { result, ...outcome } = await performAct(context, 'calendar.change', async (work) => {
    const plan = await planOf(work);
    const preview = await previewChange(work, plan);
    return { preview, id: dryRun ? null : await carryOutChange(work, plan) };
  });
  // whoever acted counts by the new calendar before it hears that the change is done
  if (result?.id) await loadRuleBooks(context.reader);
  return { preview: result?.preview ?? null, calendarChange: result?.id ? await readChange(context.reader, result.id) : null, ...outcome };
};

@Resolver()
export class CalendarActsResolver {
  @Mutation(() => CalendarChangePayload, { description: 'Closes, opens or shortens days by an announcement (§6) and recomputes the promises that are still owed (R11). With `dryRun` it only says what would move.' })
  changeCalendarDays(@Ctx() context: Context, @Arg('input', () => ChangeCalendarDaysInput) input: ChangeCalendarDaysInput): Promise<CalendarChangePayload> {
    return changeBy(context, input.dryRun === true, (work) =>
      planDays(work, {
        calendarCode: input.calendarCode ?? defaultCalendarCode, days: input.days, expectedVersion: input.expectedVersion, reason: reasonOf(input),
        announcement: announcementOf(input, { ru: 'Изменение режима работы', en: 'Change of working hours' }),
      }));
  }

  @Mutation(() => CalendarChangePayload, { description: 'Loads the official calendar of a year (§4.6) and recomputes the promises that are still owed (R11, R21). With `dryRun` it only says what would move.' })
  importCalendarYear(@Ctx() context: Context, @Arg('input', () => ImportCalendarYearInput) input: ImportCalendarYearInput): Promise<CalendarChangePayload> {
    const { year, format, content, lists, expectedVersion, decreeNumber, decreeDate, statedWorkingDays } = input;
    return changeBy(context, input.dryRun === true, (work) =>
      planYear(work, {
        calendarCode: input.calendarCode ?? defaultCalendarCode, year, format, content: content ?? null, lists: lists ?? null, expectedVersion: expectedVersion ?? null, reason: reasonOf(input),
        decreeNumber: decreeNumber ?? null, decreeDate: decreeDate ?? null, statedWorkingDays: statedWorkingDays ?? null,
        announcement: announcementOf(input, { ru: `Производственный календарь на ${year} год`, en: `Production calendar of ${year}` }),
      }));
  }

  @Mutation(() => CreateCalendarPayload, { description: 'Adds a calendar with holidays of its own (§4.6).' })
  async createCalendar(@Ctx() context: Context, @Arg('input', () => CreateCalendarInput) input: CreateCalendarInput): Promise<CreateCalendarPayload> {
    const { result, ...outcome } = await performAct(context, 'calendar.change', (work) => createCalendar(work, input));
    if (!result) return { calendar: null, ...outcome };
    await loadRuleBooks(context.reader);
    const [calendar] = await readRows<CalendarType>(context.reader, 'select id, code, name_ru as name, basis from work_calendar where id = $1', [result]);
    return { calendar: calendar ?? null, ...outcome };
  }
}
