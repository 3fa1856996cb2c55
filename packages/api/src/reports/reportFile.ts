import { complianceGroupings, obligationKinds, priorities, type ComplianceGrouping, type Locale } from '@reglament/schema';
import { csvOf, xlsxOf, type CellValue } from '../platform/file/spreadsheet.ts';
import { writtenInstant } from '../regulation/writtenInstant.ts';
import type { ComplianceRow } from './compliance.ts';
import type { ReportedPromise } from './endedPromises.ts';

const words = {
  ru: {
    summary: 'Сводка', promises: 'Сроки', none: '—', total: 'Всего',
    columns: ['Всего сроков', 'Соблюдено', 'Нарушено', 'из них извинено', 'Ответ не требовался', 'Соблюдено, %', 'без извинённых, %'],
    fields: ['Номер', 'Тема', 'Клиент', 'Продукт', 'Специалист', 'Приоритет', 'Вид ответа', 'Поступило', 'Срок', 'Ответ', 'Итог', 'Причина извинения'],
    outcomes: { MET: 'соблюдён', BREACHED: 'нарушен', EXCUSED: 'нарушен, извинён', NOT_REQUIRED: 'ответ не требовался' },
  },
  en: {
    summary: 'Summary', promises: 'Promises', none: '—', total: 'Total',
    columns: ['Promises', 'Met', 'Breached', 'of them excused', 'No answer required', 'Met, %', 'without excused, %'],
    fields: ['Number', 'Subject', 'Client', 'Product', 'Specialist', 'Priority', 'Kind of answer', 'Received', 'Due', 'Answered', 'Outcome', 'Reason of the excuse'],
    outcomes: { MET: 'met', BREACHED: 'breached', EXCUSED: 'breached, excused', NOT_REQUIRED: 'no answer required' },
  },
} as const;

export interface ReportContent {
  grouping: ComplianceGrouping;
  rows: readonly ComplianceRow[];
  total: ComplianceRow;
  promises: readonly ReportedPromise[];
}

const summaryOf = ({ grouping, rows, total }: ReportContent, locale: Locale): CellValue[][] => {
  const say = words[locale];
  const line = (name: string, row: ComplianceRow): CellValue[] => [name, row.total, row.met, row.breached, row.excused, row.notRequired, row.percent, row.percentWithoutExcused];
  return [[complianceGroupings[grouping][locale], ...say.columns], ...rows.map((row) => line(row.label ?? say.none, row)), line(say.total, total)];
};

const promisesOf = ({ promises }: ReportContent, locale: Locale): CellValue[][] => {
  const say = words[locale];
  return [
    [...say.fields],
    ...promises.map((one) => [
      one.number, one.subject, one.client, one.product, one.specialist, priorities[one.priority][locale], obligationKinds[one.kind][locale],
      writtenInstant(one.openedAt), writtenInstant(one.dueAt), one.answeredAt === null ? null : writtenInstant(one.answeredAt), say.outcomes[one.outcome], one.excusedReason,
    ]),
  ];
};

/** The promises one by one as CSV. */
export const reportCsv = (content: ReportContent, locale: Locale): Promise<Buffer> => csvOf(promisesOf(content, locale), locale);

/** The summary and the promises as two sheets of one XLSX file. */
export const reportXlsx = (content: ReportContent, locale: Locale): Promise<Buffer> =>
  xlsxOf([{ name: words[locale].summary, table: summaryOf(content, locale) }, { name: words[locale].promises, table: promisesOf(content, locale) }]);
