import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import type { Ask } from './chunks.ts';
import { moveFiles } from './moving.ts';
import { rescanFiles } from './scanning/rescanning.ts';
import { forgetFile } from './storing.ts';
import { waitsMilliseconds } from './waiting.ts';

const lookEveryMilliseconds = 3_600_000;
/** Files that wait for their scanner are looked at again. */
const scanAgainMilliseconds = 60_000;

/** Conditions over `attachment` under which somebody still needs a file that is attached to nothing, of each desk that runs here. */
const needs = new WeakMap<System['pool'], Set<string>>();

/** Spares files that another feature still names, for as long as this condition over `attachment` holds. */
export const spareFiles = ({ pool }: Pick<System, 'pool'>, condition: string): void => void needs.set(pool, new Set([...(needs.get(pool) ?? []), condition]));

export const askOfPool = ({ pool }: Pick<System, 'pool'>): Ask => async <Row>(sql: string, values: unknown[]) => (await pool.query(sql, values)).rows as Row[];

/**
 * Takes away what was announced a day ago, attached to nothing and needed by nobody, and bytes that belong to no file: a process was killed
 * while they came, or their store was away when they were to go. Of a store only what a row names is taken: its bucket may hold other things.
 */
export const sweepAttachments = async (system: Pick<System, 'pool'>, now: number): Promise<void> => {
  const [ask, before] = [askOfPool(system), new Date(now - waitsMilliseconds)];
  const unneeded = [...(needs.get(system.pool) ?? [])].map((condition) => ` and not (${condition})`).join('');
  await ask(`delete from attachment where message_id is null and note_id is null and created_at < $1${unneeded}`, [before]);
  await ask('update stored_file set leaving_at = $1 where started_at < $2 and leaving_at is null and not exists (select from attachment where attachment.file_id = stored_file.id)', [new Date(now), before]);
  // those of the database first: they do not wait for a store that is away
  const leaving = await ask<{ id: string }>("select id from stored_file where leaving_at is not null order by store = 'S3', leaving_at", []);
  for (const { id } of leaving) await forgetFile(ask, id);
};

/** Sweeps from time to time, which any number of processes may, and brings files to the store that the settings choose. */
export const startSweeping = async (system: System): Promise<Process> => {
  let stopped = false;
  const { log } = system;
  const rounds = new Rounds({
    lookEveryMilliseconds,
    round: async () => {
      await sweepAttachments(system, clock.now()).catch((error: unknown) => log.error({ error: String(error) }, 'files that nobody attached could not be swept away; it is tried again'));
      const moved = await system.sole.attempt('files.move', () => moveFiles(askOfPool(system), {
        goesOn: () => !stopped,
        failed: (fileId, error) => log.error({ fileId, error: String(error) }, 'a file could not be moved to the store of the settings; it stays where it is, and it is tried again'),
      }));
      if (moved) log.info({ moved }, 'files lie in the store of the settings now');
      const waiting = await system.sole.attempt('files.scan', () => rescanFiles(askOfPool(system), {
        goesOn: () => !stopped,
        found: (fileId, finding) => log.warn({ fileId, finding }, 'something harmful was found in a file that had been taken while the scanner was away; it is given to nobody'),
      }));
      return waiting ? clock.now() + scanAgainMilliseconds : null;
    },
    report: (error) => log.error({ error: String(error) }, 'files could not be looked after; it is tried again'),
  });
  void rounds.wake();
  return {
    stop: () => {
      stopped = true;
      return rounds.stop();
    },
  };
};
