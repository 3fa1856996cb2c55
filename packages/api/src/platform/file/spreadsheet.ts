import type { Locale } from '@reglament/schema';
import { stringify } from 'csv-stringify/sync';
import type { SheetData } from 'write-excel-file/node';

/** What a cell holds; null leaves it empty. */
export type CellValue = string | number | null;
/** Rows of cells; the first row names the columns. */
export type Table = readonly (readonly CellValue[])[];

export const spreadsheetFormats = ['CSV', 'XLSX'] as const;
export type SpreadsheetFormat = (typeof spreadsheetFormats)[number];

export const mediaTypes: Readonly<Record<SpreadsheetFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Blanks and marks without width that a spreadsheet may skip before it looks for a formula. */
const skipped = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]+(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
const guarded = (value: CellValue): CellValue => (typeof value === 'string' && skipped.test(value) ? `'${value}` : value);

const rowsAtOnce = 1000;
/** Lets others have their turn: thousands of rows take a while. */
const breath = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/**
 * A table as CSV for the spreadsheet of that language: a mark of UTF-8 in front, semicolons in Russian, and no cell that a spreadsheet
 * would take for a formula (`= + - @`, tab, carriage return and their full-width twins get an apostrophe), whoever wrote the text.
 */
export const csvOf = async (table: Table, locale: Locale): Promise<Buffer> => {
  const pieces: string[] = [];
  for (let start = 0; start < table.length; start += rowsAtOnce) {
    const rows = table.slice(start, start + rowsAtOnce).map((row) => row.map(guarded));
    pieces.push(stringify(rows, { delimiter: locale === 'ru' ? ';' : ',', escape_formulas: true, bom: start === 0, record_delimiter: 'windows' }));
    await breath();
  }
  return Buffer.from(pieces.join(''));
};

const measured = 200;
const widest = 48;
const widthsOf = (table: Table): { width: number }[] =>
  (table[0] ?? []).map((_, column) => ({ width: Math.min(widest, Math.max(...table.slice(0, measured).map((row) => String(row[column] ?? '').length)) + 3) }));

const sheetOf = (table: Table): SheetData =>
  table.map((row, index) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })));

/** Tables as the sheets of one XLSX file; every text is a text, never a formula. */
export const xlsxOf = async (sheets: readonly { name: string; table: Table }[]): Promise<Buffer> => {
  // the library is loaded by the first who wants such a file
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(sheets.map(({ name, table }) => ({ sheet: name, data: sheetOf(table), columns: widthsOf(table), stickyRowsCount: 1 }))).toBuffer();
};
