import { LockMode } from '@mikro-orm/core';
import { letterStatuses } from '@reglament/schema';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import { isOfOpenTask } from './undeliveredTask.ts';

const clause = '4.6';
const openTaskWords = {
  ru: 'письмо ждёт клиент: отправьте его ещё раз или отметьте в обращении, как клиент узнал, что в нём',
  en: 'the client waits for it: send it again, or say at the ticket how the client got what it says',
};
const doneWords = { ru: 'с письмом уже закончено', en: 'somebody is done with it already' };

/** R16: a letter that failed or came back; of several addresses one is enough. */
export const isUnreached = ({ status, refused }: Pick<OutgoingLetter, 'status' | 'refused'>): boolean => status === 'FAILED' || status === 'RETURNED' || (status === 'SENT' && refused.length > 0);

const wasTask = (letter: string): string => `exists (select from event_log told where told.subject_id = ${letter}.ticket_id and told.type = 'ANSWER_NOT_DELIVERED' and told.payload->>'letterId' = ${letter}.id::text)`;
const isOpen = (letter: string): string => `exists (select from ticket task where task.id = ${letter}.ticket_id and ${isOfOpenTask(letter, 'task')})`;

/**
 * SQL: whether somebody has to do something about a letter (R16, §4.2; decision 0047): it is held back, or did not arrive, is no news,
 * nobody is done with it, and the task that its ticket had of it, if any, is open.
 */
export const toAttend = (letter: string): string =>
  `(${letter}.status = 'HELD' or (${letter}.dismissed_at is null and not ${letter}.news and (${letter}.status in ('FAILED', 'RETURNED') or (${letter}.status = 'SENT' and ${letter}.refused <> '[]'))
    and (not ${wasTask(letter)} or ${isOpen(letter)})))`;

/**
 * R16 (decision 0047): staff are done with a letter that did not arrive, so that the count of those comes down. What a client waits for is
 * ended at its ticket, where it is said how the client got it.
 * @throws refusal ACT_NOT_POSSIBLE for a letter that arrived or waits, one that is done already, and one that is the open task of its ticket
 */
export const dismissLetter = async (work: Work, { letterId }: { letterId: string }): Promise<OutgoingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE, populate: ['ticket'] }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const impossible = (status: { ru: string; en: string }) => refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status } });
  if (!isUnreached(letter)) throw impossible(letterStatuses[letter.status]);
  if (letter.dismissedAt) throw impossible(doneWords);
  const [{ open } = { open: false }] = await work.em.execute<{ open: boolean }[]>(`select ${isOpen('letter')} as open from outgoing_letter letter where id = ?`, [letter.id]);
  if (open) throw impossible(openTaskWords);
  letter.dismissedAt = work.at;
  await work.record({ type: 'LETTER_DISMISSED', subjectType: 'letter', subjectId: letter.id, payload: { to: letter.toAddress, status: letter.status, number: letter.ticket?.number ?? null } });
  return letter;
};
