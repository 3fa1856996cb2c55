import { Field, ObjectType } from 'type-graphql';
import { mediaTypes, spreadsheetFormats, type SpreadsheetFormat } from '../file/spreadsheet.ts';
import { enumOfCodes } from './vocabulary.ts';

export const SpreadsheetFormatEnum = enumOfCodes(spreadsheetFormats, 'SpreadsheetFormat', 'CSV is one table; XLSX may hold several sheets. No cell of either is a formula.', {
  CSV: 'Comma-separated text in UTF-8.',
  XLSX: 'A workbook of Excel.',
});

@ObjectType({ simpleResolvers: true, description: 'A file to keep, in the language of the request.' })
export class TableFile {
  @Field(() => String, { description: 'Name under which to save it.' }) name!: string;
  @Field(() => String, { description: 'What the file is, for example text/csv.' }) mediaType!: string;
  @Field(() => String, { description: 'The bytes in base64.' }) content!: string;
}

/** A file under a name without its ending. */
export const tableFile = (name: string, format: SpreadsheetFormat, bytes: Buffer): { [part in keyof TableFile]: string } => ({ name: `${name}.${format.toLowerCase()}`, mediaType: mediaTypes[format], content: bytes.toString('base64') });
