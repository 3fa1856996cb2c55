import type { Work } from '../platform/work.ts';
import { Assignment } from './assignment.entity.ts';
import type { Staff } from '../staff/staff.entity.ts';
import type { Client } from '../clients/client.entity.ts';

/**
 * §1: a specialist is responsible for each client. A new request goes to that specialist, to the deputy when the specialist is
 * absent, and to the common queue (null) when neither is there. `day` is YYYY-MM-DD.
 */
export const responsibleFor = async (work: Work, client: Client, day: string): Promise<Staff | null> => {
  const assignments = await work.em.find(
    Assignment,
    { client, validFrom: { $lte: day }, $or: [{ validUntil: null }, { validUntil: { $gte: day } }] },
    { populate: ['specialist', 'deputy'], orderBy: { validFrom: 'desc' }, limit: 1 },
  );
  const [assignment] = assignments;
  if (!assignment) return null;
  return [assignment.specialist, assignment.deputy].find((one) => one?.active) ?? null;
};
