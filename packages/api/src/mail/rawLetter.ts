import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

/** The bytes of a letter inside an act. */
export const rawOf = async (work: Work, id: string): Promise<Buffer> => {
  const [row] = await work.em.execute<{ raw: Buffer }[]>('select raw from incoming_letter where id = ?', [id]);
  if (!row) throw refusal('NOT_FOUND', { field: ['letterId'] });
  return row.raw;
};
