import type { Happening, Work } from '../platform/work.ts';
import { Message } from '../tickets/message.entity.ts';
import { joined, type Written } from './joining.ts';

const readSql = 'select text, html, question, attachment_ids as "attachmentIds" from draft where staff_id = ? and ticket_id = ? and mode = \'ANSWER\' for update';
const writeSql = `insert into draft (staff_id, ticket_id, mode, text, html, question, attachment_ids, updated_at) values (?, ?, 'ANSWER', ?, ?, ?, ?::uuid[], ?)
  on conflict (staff_id, ticket_id, mode) do update set text = excluded.text, html = excluded.html, question = excluded.question, attachment_ids = excluded.attachment_ids, updated_at = excluded.updated_at, version = excluded.version`;

/** §4.6: an answer that is taken back is a draft again, with its files; what its writer has begun meanwhile stands below it. */
export const takeBackIntoDraft = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  // of a merged ticket both are told; the text goes where the correspondence goes on
  if (work.actor.kind !== 'STAFF' || subjectId !== payload?.['livingId']) return;
  const answer = await work.em.findOneOrFail(Message, { id: String(payload['messageId']) }, { populate: ['bodyHtml'] });
  const taken: Written = { text: answer.body, html: answer.bodyHtml ?? null, question: answer.question, attachmentIds: (payload['attachmentIds'] as string[] | undefined) ?? [] };
  const [begun] = await work.em.execute<Written[]>(readSql, [work.actor.id, subjectId]);
  const { text, html, question, attachmentIds } = begun ? joined(taken, begun) : taken;
  await work.em.execute(writeSql, [work.actor.id, subjectId, text, html, question, `{${attachmentIds.join(',')}}`, work.at]);
};
