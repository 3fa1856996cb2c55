import { inspectFiles } from '../attachments/letterFiles.ts';
import type { ReadLetter } from './letterReading.ts';

/** §4.5: a letter that is about to be placed, with what a scanner says of its files. */
export const inspected = async (read: ReadLetter): Promise<ReadLetter> => ({ ...read, files: [...(await inspectFiles(read.files))] });
