import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of our letters that comes back with what a mail server returns, and stands in no answer to them. */
export const returnMarkHeader = 'X-Return-Mark';

const macBytes = 16;

/**
 * R16 (decision 96): what only whoever had this letter at this address can show. Its Message-ID stands in References of all that answers
 * it and goes with a thread that is passed on; this stays among the headers, which a report returns.
 */
export const returnMark = (key: Buffer, messageHeaderId: string, address: string): string =>
  createHmac('sha256', key).update(`return\0${messageHeaderId}\0${address.toLowerCase()}`).digest().subarray(0, macBytes).toString('hex');

/** R16 (decision 96): the header of a letter that goes to one address; of several handed over together each would have the mark of the others. */
export const markedFor = (key: Buffer, messageHeaderId: string, to: readonly string[]): Record<string, string> => {
  const [address] = to;
  return address !== undefined && to.length === 1 ? { [returnMarkHeader]: returnMark(key, messageHeaderId, address) } : {};
};

/** Whether one of the marks in a report is that of the letter at this address. */
export const bearsMark = (key: Buffer, { messageHeaderId, address }: { messageHeaderId: string; address: string }, marks: readonly string[]): boolean => {
  const own = Buffer.from(returnMark(key, messageHeaderId, address));
  return marks.some((mark) => mark.length === own.length && timingSafeEqual(Buffer.from(mark.toLowerCase(), 'latin1'), own));
};
