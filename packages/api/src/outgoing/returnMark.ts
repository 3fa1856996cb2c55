import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of our letters that comes back with what a mail server returns, and stands in no answer to them. */
export const returnMarkHeader = 'X-Return-Mark';

const macBytes = 16;

/**
 * R16: what only whoever had this letter itself can show. Its Message-ID stands in References of all that answers it and goes with a
 * thread that is passed on; this stays among the headers, which a report returns.
 */
export const returnMark = (key: Buffer, messageHeaderId: string): string =>
  createHmac('sha256', key).update(`return\0${messageHeaderId}`).digest().subarray(0, macBytes).toString('hex');

/** Whether one of the marks in a report is that of the letter. */
export const bearsMark = (key: Buffer, messageHeaderId: string, marks: readonly string[]): boolean => {
  const own = Buffer.from(returnMark(key, messageHeaderId));
  return marks.some((mark) => mark.length === own.length && timingSafeEqual(Buffer.from(mark.toLowerCase(), 'latin1'), own));
};
