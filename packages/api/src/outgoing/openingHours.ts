import { LockMode } from '@mikro-orm/core';
import { systemActor } from '../platform/events/actor.ts';
import type { Follower, System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { refreshRuleBooks, ruleBookAt } from '../regulation/ruleBook.ts';
import { answerLeavesAnew, answerLeavesAt } from '../sla/answering.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';
import type { TemplateKey } from './templates.ts';

/** What people write outside of the conversation on a ticket; an answer there has a moment of its own (see heldLetters.ts). */
const writtenByPeople: TemplateKey[] = ['tor.decision', 'channel.unofficial'];

export const isWrittenByPeople = ({ templateKey }: { templateKey: string }): boolean => writtenByPeople.some((key) => key === templateKey);

/** §4.6: what a person writes leaves in opening hours, by the version in force. */
export const whenOpen = (work: Work): number => answerLeavesAt(ruleBookAt(work.now).calendar, work.now, false);

/** §4.6, §6: when the day for which such a letter waits is closed, or an earlier one is opened, it leaves at the opening that there is now. */
const waitForOpeningAnew = async ({ workshop, reader }: System): Promise<void> => {
  await refreshRuleBooks(reader);
  await workshop.perform(systemActor, async (work) => {
    const letters = await work.em.find(OutgoingLetter, { templateKey: { $in: writtenByPeople }, status: 'WAITING', attempts: 0, sendAfter: { $gt: work.at } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const { calendar } = ruleBookAt(work.now);
    for (const letter of letters) {
      const leavesAt = new Date(answerLeavesAnew(calendar, work.now, { leavesAt: letter.sendAfter.getTime(), sentNow: false }));
      letter.sendAfter = leavesAt;
      letter.nextAttemptAt = leavesAt;
    }
  });
};

export const openingHours: readonly Follower[] = [{ id: 'lettersOfOpening', to: 'CALENDAR_CHANGED', follow: waitForOpeningAnew }];
