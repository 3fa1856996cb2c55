import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';

/** As a developer types it: in capitals or not, with a `v` before the number or not. */
const plain = (typed: string): string => typed.toLowerCase().split(/\s+/).filter(Boolean).map((word) => word.replace(/^v(?=\d)/, '')).join(' ');

/** §3.3: whether the release of a hand-over is this version; `2.6`, `v2.6` and `Zenitron 2.6` are, `2.6.1` and `12.6` are not. */
export const namesVersion = (release: string, version: string): boolean => {
  const [named, wanted] = [plain(release), plain(version)];
  return wanted !== '' && ` ${named}`.endsWith(` ${wanted}`);
};

/**
 * §3.3: requests of which development says that this version mends them, by their numbers; those that an earlier announcement named are
 * left out. Hand-overs are read past their own code, which is younger than announcements.
 */
export const ticketsOfRelease = async (reader: Reader, productId: string, version: string, most: number): Promise<string[]> => {
  if (!isUuid(productId)) return [];
  const handed = await readRows<{ number: string; release: string }>(
    reader,
    `select ticket.number, handover.release from handover join ticket on ticket.id = handover.ticket_id
     where ticket.product_id = $1 and handover.release is not null and handover.state in ('FIXED', 'RELEASED')
       and not exists (select from solved_ticket where solved_ticket.number = ticket.number) order by ticket.number`,
    [productId],
  );
  return [...new Set(handed.filter(({ release }) => namesVersion(release, version)).map(({ number }) => number))].slice(0, most);
};
