import type { Happening, Work } from '../platform/work.ts';

/** R17: the correspondence goes on elsewhere, so whoever watched the merged ticket watches the one that remains. */
export const moveWatchers = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const [mergedId, survivorId] = [String(payload?.['mergedId']), String(payload?.['survivorId'])];
  // the merge is told on both tickets; it moves once
  if (subjectId !== mergedId) return;
  await work.em.execute('insert into ticket_watcher (ticket_id, staff_id, since) select ?, staff_id, since from ticket_watcher where ticket_id = ? on conflict do nothing', [survivorId, mergedId]);
  await work.em.execute('delete from ticket_watcher where ticket_id = ?', [mergedId]);
};
