import { LockMode } from '@mikro-orm/core';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Follower, System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { refreshRuleBooks, ruleBookAt, ruleBookOf } from '../regulation/ruleBook.ts';
import { answerLeavesAnew, answerLeavesAt } from '../sla/answering.ts';
import { Message } from '../tickets/message.entity.ts';
import { moveLetters } from './heldLetters.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import type { TemplateKey } from './templates.ts';

/** What people write outside of the conversation on a ticket; an answer there has a moment of its own (see heldLetters.ts). */
const writtenByPeople: TemplateKey[] = ['tor.decision', 'channel.unofficial'];

export const isWrittenByPeople = ({ templateKey }: { templateKey: string }): boolean => writtenByPeople.some((key) => key === templateKey);

/** §4.6: what a person writes leaves in opening hours, by the version in force. */
export const whenOpen = (work: Work): number => answerLeavesAt(ruleBookAt(work.now).calendar, work.now, false);

/** When a letter that waits for opening leaves by the calendar that there is now. */
const leavesAnew = (calendar: WorkCalendar, now: number, { sendAfter }: OutgoingLetter): Date =>
  new Date(answerLeavesAnew(calendar, now, { leavesAt: sendAfter.getTime(), sentNow: false }));

/** Answers that were sent again, or whose server was away until closing: their letter waits by itself, the answer was given before (see heldAnswers.ts for the others). */
const answersByThemselves = async (work: Work): Promise<OutgoingLetter[]> => {
  const letters = await work.em.find(OutgoingLetter, { messageId: { $ne: null }, status: 'WAITING', sendAfter: { $gt: work.at } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  await work.em.populate(letters, ['ticket']);
  const messages = await work.em.find(Message, { id: { $in: letters.flatMap(({ messageId }) => messageId ?? []) } }, { fields: ['leavesAt'] });
  const givenAt = new Map(messages.map(({ id, leavesAt }) => [id, leavesAt?.getTime() ?? 0]));
  return letters.filter(({ messageId, sendAfter }) => (givenAt.get(messageId ?? '') ?? 0) < sendAfter.getTime());
};

/** §4.6, §6: when the day for which such a letter waits is closed, or an earlier one is opened, it leaves at the opening that there is now. */
const waitForOpeningAnew = async ({ workshop, reader }: System): Promise<void> => {
  await refreshRuleBooks(reader);
  await workshop.perform(systemActor, async (work) => {
    const letters = await work.em.find(OutgoingLetter, { templateKey: { $in: writtenByPeople }, status: 'WAITING', sendAfter: { $gt: work.at } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const { calendar } = ruleBookAt(work.now);
    for (const letter of letters) {
      const leavesAt = leavesAnew(calendar, work.now, letter);
      letter.sendAfter = leavesAt;
      letter.nextAttemptAt = leavesAt;
    }
    for (const letter of await answersByThemselves(work)) {
      if (letter.ticket) await moveLetters(work, letter.ticket.id, { from: letter.sendAfter, to: leavesAnew(ruleBookOf(letter.ticket.regulationVersion.id).calendar, work.now, letter) });
    }
  });
};

export const openingHours: readonly Follower[] = [{ id: 'lettersOfOpening', to: 'CALENDAR_CHANGED', follow: waitForOpeningAnew }];
