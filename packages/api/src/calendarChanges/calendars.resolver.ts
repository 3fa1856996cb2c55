import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { refusedQuery } from '../access/refusedQuery.ts';
import { clock } from '../platform/clock.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { refusal } from '../platform/refusal.ts';
import { localDay, ruleBookAt, storedCalendarOf } from '../regulation/ruleBook.ts';
import { defaultCalendarCode, type StoredCalendar } from '../calendar/storedCalendar.ts';
import { CalendarChangeType, CalendarReminderType, CalendarType, CalendarYearType, CalendarYearVersionType, MovedPromiseType } from './calendar.type.ts';
import { movesOf } from './changeMoves.ts';
import { overdueYear, viewOfYear, yearOfCalendar } from './yearView.ts';

const [firstYear, lastYear] = [1900, 2200];
const mostChanges = 100;

const changeColumns = `id, calendar_code as "calendarCode", kind, actor, reason, changed_at as "changedAt", looked, later, earlier, graced, confirmed, finished_at as "finishedAt",
  (select count(*)::int from calendar_recompute waiting where waiting.change_id = calendar_change.id) as remaining,
  array(select key || ' v' || value from jsonb_each_text(changed) order by key) as versions`;

/** A change by its id, as it stands now. */
export const readChange = async (reader: Reader, id: string): Promise<CalendarChangeType | null> =>
  isUuid(id) ? ((await readRows<CalendarChangeType>(reader, `select ${changeColumns} from calendar_change where id = $1`, [id]))[0] ?? null) : null;

const refuse = (context: Context, field: string): Error => refusedQuery(context, refusal('NOT_FOUND', { field: [field], clause: '4.6' }));

const calendarOf = (context: Context, code: string | null | undefined): StoredCalendar => {
  const calendar = storedCalendarOf(code ?? ruleBookAt(clock.now()).parameters.calendarCode ?? defaultCalendarCode);
  if (!calendar) throw refuse(context, 'calendarCode');
  return calendar;
};

@Resolver()
export class CalendarsResolver {
  @Query(() => [CalendarType], { description: 'The calendars of the desk (§4.6). Needs no sign-in.' })
  calendars(@Ctx() context: Context): Promise<CalendarType[]> {
    const name = context.locale === 'ru' ? 'name_ru' : 'name_en';
    return readRows<CalendarType>(context.reader, `select id, code, ${name} as name, basis from work_calendar order by code`, []);
  }

  @Query(() => CalendarYearType, { nullable: true, description: 'A year of a calendar, its newest version unless another is asked for (§4.6, §6). Needs no sign-in: it is public.' })
  calendarYear(
    @Ctx() context: Context,
    @Arg('year', () => Int, { description: 'The year, for example 2026.' }) year: number,
    @Arg('calendarCode', () => String, { nullable: true, description: 'Without it the calendar of the regulation in force.' }) calendarCode?: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'Which version; the one in force when nothing is said.' }) version?: number | null,
  ): CalendarYearType | null {
    if (year < firstYear || year > lastYear) throw refuse(context, 'year');
    const calendar = calendarOf(context, calendarCode);
    const found = yearOfCalendar(calendar, year, version ?? null);
    return found && viewOfYear(calendar, found, context.locale, clock.now());
  }

  @Query(() => [CalendarYearVersionType], { description: 'Every version of a year, the newest first.' })
  calendarYearVersions(@Ctx() context: Context, @Arg('year', () => Int, { description: 'The year, for example 2026.' }) year: number, @Arg('calendarCode', () => String, { nullable: true, description: 'Code of the calendar; without it that of the regulation in force.' }) calendarCode?: string | null): Promise<CalendarYearVersionType[]> {
    allowed(context, 'calendar.read');
    return readRows<CalendarYearVersionType>(
      context.reader,
      `select id, year_version as version, status, loaded_at as "loadedAt", loaded_by as "loadedBy", reason, jsonb_array_length(company_days) as "companyDays"
       from calendar_year where calendar_code = $1 and year = $2 order by year_version desc`,
      [calendarOf(context, calendarCode).code, year],
    );
  }

  @Query(() => [CalendarReminderType], { description: 'Years that should have been loaded by now (R21).' })
  calendarReminders(@Ctx() context: Context): CalendarReminderType[] {
    allowed(context, 'calendar.read');
    const now = clock.now();
    const calendar = storedCalendarOf(ruleBookAt(now).parameters.calendarCode);
    const year = calendar ? overdueYear(calendar, localDay(now)) : null;
    return calendar && year !== null ? [{ calendarCode: calendar.code, year }] : [];
  }

  @Query(() => [CalendarChangeType], { description: 'Changes of the calendars with what they moved, the newest first; the last hundred.' })
  calendarChanges(@Ctx() context: Context, @Arg('calendarCode', () => String, { nullable: true, description: 'Of one calendar only.' }) calendarCode?: string | null): Promise<CalendarChangeType[]> {
    allowed(context, 'calendar.read');
    return readRows<CalendarChangeType>(context.reader, `select ${changeColumns} from calendar_change where $1::text is null or calendar_code = $1 order by id desc limit ${mostChanges}`, [calendarCode ?? null]);
  }

  @Query(() => [MovedPromiseType], { description: 'The dues that a change moved (R11): at most fifty, those that hurt first. For staff.' })
  calendarChangeMoves(@Ctx() context: Context, @Arg('changeId', () => ID, { description: 'UUID of the change.' }) changeId: string): Promise<MovedPromiseType[]> {
    allowed(context, 'sla.board');
    return movesOf(context.reader, changeId);
  }

  @Query(() => CalendarChangeType, { nullable: true, description: 'One change; `finishedAt` says whether all promises are recomputed.' })
  calendarChange(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<CalendarChangeType | null> {
    allowed(context, 'calendar.read');
    return readChange(context.reader, id);
  }
}
