import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { refreshRuleBooks } from './ruleBook.ts';

const changesRules: ReadonlySet<string> = new Set(['CALENDAR_CHANGED', 'CALENDAR_CREATED', 'REGULATION_PUBLISHED']);
/** Behind the events stands a look at the stamp: a process that missed an event must not count by old rules for long. */
const lookEveryMilliseconds = 15_000;

/** Keeps the rules of this process those of the database (§2.4, R11): after an event of another process, and by a look from time to time. */
export const watchRuleBooks = async (system: System): Promise<Process> => {
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      await refreshRuleBooks(system.reader);
      return null;
    },
    report: (error) => system.log.error({ error: String(error) }, 'the rules could not be read again; tried again soon'),
  });
  const unfollow = system.events.follow((events) => {
    if (events.some(({ type }) => changesRules.has(type))) void rounds.wake();
  });
  await rounds.wake();
  return {
    stop: async () => {
      unfollow();
      await rounds.stop();
    },
  };
};
