import { invalid } from '../platform/input/values.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { clause } from './announcementFields.ts';

/** A request that a release solves, and whose it is. */
export interface Solved {
  clientId: string;
  number: string;
}

/** §3.3: the requests that a release is said to solve, in their order; each must be there. They are read past the tickets' own code, which is younger than announcements. */
export const solvedByNumbers = async (reader: Reader, numbers: readonly string[]): Promise<Solved[]> => {
  if (numbers.length === 0) return [];
  const found = await readRows<Solved>(reader, 'select number, client_id as "clientId" from ticket where number = any($1::text[])', [numbers]);
  const byNumber = new Map(found.map((one) => [one.number, one]));
  const unknown = numbers.filter((number) => !byNumber.has(number));
  if (unknown.length > 0) throw invalid({ field: 'solvedTickets', clause }, { ru: `нет обращений с номерами: ${unknown.join(', ')}`, en: `there are no tickets with these numbers: ${unknown.join(', ')}` });
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
};

/** As a letter names those of one client; empty where it has none among them. */
export const numbersOf = (solved: readonly Solved[], clientId: string | null): string =>
  solved.filter((one) => one.clientId === clientId).map(({ number }) => number).toSorted().join(', ');
