import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { actorOf, boundClientOf } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { csvOf, xlsxOf, type SpreadsheetFormat } from '../platform/file/spreadsheet.ts';
import { SpreadsheetFormatEnum, TableFile, tableFile } from '../platform/graphql/tableFile.type.ts';
import { newId } from '../platform/identity.ts';
import { localDay } from '../regulation/ruleBook.ts';
import { conditionsOf, orderTermsOf, TicketFilter, TicketOrder } from '../tickets/ticketFilter.ts';
import { listedTickets, mostRows, sheetNames, tableOf } from './ticketsFile.ts';

@ObjectType({ simpleResolvers: true, description: 'A list of tickets as a file.' })
export class TicketsFile extends TableFile {
  @Field(() => Int, { description: 'Tickets in it.' }) rows!: number;
  @Field(() => Boolean, { description: 'False when the list goes on after 10,000 tickets, which is all that a file holds.' }) complete!: boolean;
}

@Resolver()
export class TicketsFileResolver {
  @Query(() => TicketsFile, { description: 'The list that `tickets` answers for the same filter and order, as a file for a spreadsheet; instants by the clock of the desk. Who took which list is recorded.' })
  async ticketsFile(
    @Ctx() context: Context,
    @Arg('format', () => SpreadsheetFormatEnum, { description: 'In which form.' }) format: SpreadsheetFormat,
    @Arg('filter', () => TicketFilter, { nullable: true }) filter?: TicketFilter | null,
    @Arg('orderBy', () => [TicketOrder], { nullable: true }) orderBy?: TicketOrder[] | null,
  ): Promise<TicketsFile> {
    const viewer = allowed(context, 'tickets.read');
    const { conditions } = conditionsOf(filter, viewer);
    const found = await listedTickets(context.reader, { conditions, order: orderTermsOf(orderBy) });
    const tickets = found.slice(0, mostRows);
    const now = clock.now();
    const table = tableOf(tickets, context.locale, now);
    const bytes = format === 'CSV' ? await csvOf(table, context.locale) : await xlsxOf([{ name: sheetNames[context.locale], table }]);
    await context.workshop.perform(actorOf(viewer), (work) =>
      work.record({ type: 'TICKETS_EXPORTED', subjectType: 'file', subjectId: newId(), clientId: boundClientOf(viewer), payload: { format, rows: tickets.length, filter: filter ?? null } }));
    return { ...tableFile(`tickets-${localDay(now)}`, format, bytes), rows: tickets.length, complete: found.length <= mostRows };
  }
}
