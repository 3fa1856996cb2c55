import { channels, criticalities, priorities, standings, ticketKinds, ticketStatuses, type Locale, type Standing, type Vocabulary } from '@reglament/schema';
import type { CellValue } from '../platform/file/spreadsheet.ts';
import { joinsOf, readRows, type Reader } from '../platform/reading/connection.ts';
import type { OrderTerm } from '../platform/reading/connection.ts';
import type { Conditions } from '../platform/reading/conditions.ts';
import { categoryIn } from '../regulation/ruleBook.ts';
import { writtenInstant } from '../regulation/writtenInstant.ts';
import { standingOf } from '../sla/standing.ts';
import { governingJoin } from '../tickets/ticketFilter.ts';

/** More rows than this no file holds; who needs all of them reads the API page by page. */
export const mostRows = 10_000;

export const sheetNames = { ru: 'Обращения', en: 'Tickets' } as const;
const headings = {
  ru: ['Номер', 'Тема', 'Клиент', 'Продукт', 'Версия', 'Вид', 'Категория', 'Состояние', 'Приоритет', 'Критичность', 'Способ', 'Исполнитель', 'Получено', 'Ответить до', 'Срок', 'Изменено'],
  en: ['Number', 'Subject', 'Client', 'Product', 'Version', 'Kind', 'Category', 'Status', 'Priority', 'Criticality', 'Channel', 'Assignee', 'Received', 'Answer by', 'Promise', 'Updated'],
} as const;

interface ListedTicket {
  number: string; subject: string; client: string; product: string | null; productVersion: string | null; kind: string; categoryCode: string | null; regulationVersionId: string;
  status: string; priority: string; criticality: string | null; channel: string; assignee: string | null; receivedAt: string | Date; updatedAt: string | Date;
  startsAt: string | Date | null; dueAt: string | Date | null; warnAt: string | Date | null; breachedAt: string | Date | null; answeredAt: string | Date | null; notRequiredAt: string | Date | null; mergedAt: string | Date | null;
}

export interface Listing { conditions: Conditions; order: readonly OrderTerm[] }

/** The tickets of a list in its order, one more than a file holds when there are more. */
export const listedTickets = (reader: Reader, { conditions, order }: Listing): Promise<ListedTicket[]> =>
  readRows(
    reader,
    `select t.number, t.subject, client.name as client, product.name as product, t.product_version as "productVersion", t.kind, t.category_code as "categoryCode",
       t.regulation_version_id as "regulationVersionId", t.status, t.priority, t.criticality, t.channel, staff.name as assignee, t.received_at as "receivedAt", t.updated_at as "updatedAt",
       governing.starts_at as "startsAt", governing.due_at as "dueAt", governing.warn_at as "warnAt", governing.breached_at as "breachedAt", governing.answered_at as "answeredAt",
       governing.not_required_at as "notRequiredAt", governing.merged_at as "mergedAt"
     from ticket t join client on client.id = t.client_id left join product on product.id = t.product_id left join staff on staff.id = t.assignee_id ${governingJoin} ${joinsOf(order).join(' ')}
     ${conditions.sql} order by ${order.map((term) => `${term.sql} ${term.direction}`).join(', ')}, t.id limit ${mostRows + 1}`,
    conditions.values,
  );

const at = (instant: string | Date | null): number | null => (instant === null ? null : new Date(instant).getTime());
const written = (instant: string | Date | null): CellValue => (instant === null ? null : writtenInstant(new Date(instant).getTime()));
const word = (vocabulary: Vocabulary, code: string | null, locale: Locale): CellValue => (code === null ? null : vocabulary[code]?.[locale] ?? code);

const standingAt = (ticket: ListedTicket, now: number): Standing | null => {
  const [startsAt, dueAt] = [at(ticket.startsAt), at(ticket.dueAt)];
  if (startsAt === null || dueAt === null) return null;
  const ends = { answeredAt: at(ticket.answeredAt), notRequiredAt: at(ticket.notRequiredAt), mergedAt: at(ticket.mergedAt) };
  return standingOf({ startsAt, dueAt, breachedAt: at(ticket.breachedAt), ...ends }, at(ticket.warnAt), now);
};

/** The list as people read it: words of the language, instants by the clock of the desk. */
export const tableOf = (tickets: readonly ListedTicket[], locale: Locale, now: number): CellValue[][] => [
  [...headings[locale]],
  ...tickets.map((ticket) => {
    const category = categoryIn(ticket.regulationVersionId, ticket.categoryCode);
    return [
      ticket.number, ticket.subject, ticket.client, ticket.product, ticket.productVersion, word(ticketKinds, ticket.kind, locale), category ? (locale === 'ru' ? category.nameRu : category.nameEn) : null,
      word(ticketStatuses, ticket.status, locale), word(priorities, ticket.priority, locale), word(criticalities, ticket.criticality, locale), word(channels, ticket.channel, locale), ticket.assignee,
      written(ticket.receivedAt), written(ticket.dueAt), word(standings, standingAt(ticket, now), locale), written(ticket.updatedAt),
    ];
  }),
];
