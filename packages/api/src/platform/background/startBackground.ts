import { retirement } from '../events/retention.ts';
import type { Process, System } from '../feature.ts';
import { FollowerRounds } from './followerRounds.ts';
import { JobRounds } from './jobRounds.ts';

/** What the platform itself does by the clock. */
const ownJobs = [retirement];

/** Starts the jobs and followers of the platform and of all features. Each goes its own way: none waits for another, and none ends the process. */
export const startBackground = async (system: System): Promise<Process> => {
  const processes: Process[] = [];
  for (const job of ownJobs) processes.push(new JobRounds(system, system.sole, 'platform', job).start());
  for (const { name, jobs = [], followers = [] } of system.features) {
    for (const follower of followers) processes.push(await new FollowerRounds(system, system.sole, name, follower).start());
    for (const job of jobs) processes.push(new JobRounds(system, system.sole, name, job).start());
  }
  return {
    stop: async () => {
      await Promise.all(processes.map((one) => one.stop()));
    },
  };
};
