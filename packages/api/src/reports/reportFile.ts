import { complianceGroupings, obligationKinds, priorities, type ComplianceGrouping, type Locale } from '@reglament/schema';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { writtenInstant } from './writtenInstant.ts';
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

type Value = string | number | null;

const summaryOf = ({ grouping, rows, total }: ReportContent, locale: Locale): Value[][] => {
  const say = words[locale];
  const line = (name: string, row: ComplianceRow): Value[] => [name, row.total, row.met, row.breached, row.excused, row.notRequired, row.percent, row.percentWithoutExcused];
  return [[complianceGroupings[grouping][locale], ...say.columns], ...rows.map((row) => line(row.label ?? say.none, row)), line(say.total, total)];
};

const promisesOf = ({ promises }: ReportContent, locale: Locale): Value[][] => {
  const say = words[locale];
  return [
    [...say.fields],
    ...promises.map((one) => [
      one.number, one.subject, one.client, one.product, one.specialist, priorities[one.priority][locale], obligationKinds[one.kind][locale],
      writtenInstant(one.openedAt), writtenInstant(one.dueAt), one.answeredAt === null ? null : writtenInstant(one.answeredAt), say.outcomes[one.outcome], one.excusedReason,
    ]),
  ];
};

/**
 * The promises of a report as CSV for the spreadsheet of that language: a mark of UTF-8 in front, semicolons in Russian, and no cell that a
 * spreadsheet would take for a formula, whoever wrote the subject.
 */
export const csvOf = (content: ReportContent, locale: Locale): Buffer =>
  Buffer.from(stringify(promisesOf(content, locale), { delimiter: locale === 'ru' ? ';' : ',', escape_formulas: true, bom: true, record_delimiter: 'windows' }));

const sheetOf = (table: readonly Value[][]): SheetData =>
  table.map((row, index) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })));

/** The summary and the promises as two sheets of one XLSX file; every text is a text, never a formula. */
export const xlsxOf = (content: ReportContent, locale: Locale): Promise<Buffer> => {
  const say = words[locale];
  const wide = (table: readonly Value[][]): { width: number }[] => (table[0] ?? []).map((_, column) => ({ width: Math.min(48, Math.max(...table.slice(0, 200).map((row) => String(row[column] ?? '').length)) + 3) }));
  const sheets = [{ name: say.summary, table: summaryOf(content, locale) }, { name: say.promises, table: promisesOf(content, locale) }];
  return writeXlsxFile(sheets.map(({ name, table }) => ({ sheet: name, data: sheetOf(table), columns: wide(table), stickyRowsCount: 1 }))).toBuffer();
};
