import { clock, type Job } from '@reglament/api/kit';

/** Counts the greetings once an hour, in one process of however many. */
export const counting: Job = {
  id: 'counting',
  when: { everySeconds: 3600 },
  run: async ({ pool }) => {
    await pool.query('update example_hello_greeting set counted_at = $1 where counted_at is null', [new Date(clock.now())]);
  },
};
