import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';

const lookEveryMilliseconds = 3_600_000;
const waitsMilliseconds = 24 * 3_600_000;

/** Conditions over `attachment` under which somebody still needs a file that is attached to nothing. */
const needs = new Set<string>();

/** Spares files that another feature still names, for as long as this condition over `attachment` holds. */
export const spareFiles = (condition: string): unknown => needs.add(condition);

/** Takes away what was announced a day ago, attached to nothing and needed by nobody, and bytes that belong to no file: a process was killed while they came. */
export const sweepAttachments = async ({ pool }: Pick<System, 'pool'>, now: number): Promise<void> => {
  const before = new Date(now - waitsMilliseconds);
  const unneeded = [...needs].map((condition) => ` and not (${condition})`).join('');
  await pool.query(`delete from attachment where message_id is null and note_id is null and created_at < $1${unneeded}`, [before]);
  await pool.query('delete from stored_file where started_at < $1 and not exists (select from attachment where attachment.file_id = stored_file.id)', [before]);
};

/** Sweeps from time to time; any number of processes may. */
export const startSweeping = async (system: System): Promise<Process> => {
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      await sweepAttachments(system, clock.now());
      return null;
    },
    report: (error) => system.log.error({ error: String(error) }, 'files that nobody attached could not be swept away; it is tried again'),
  });
  void rounds.wake();
  return rounds;
};
