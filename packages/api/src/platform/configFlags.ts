import { parseArgs } from 'node:util';
import { ExitCode, OperationalFault } from './fault.ts';
import { killSteps, type KillOrder } from './killPoint.ts';

/** Looked up in the working folder when `--config` does not name another file. */
export const defaultConfigFile = 'reglament.config.json';

/** What the command line can say; everything else is a setting. */
export type ConfigFlags = {
  /** Path of the config file, as it was typed. */
  configFile: string | undefined;
  testClock: boolean;
  /** Seconds by which the clock of the machine shall be wrong; absent when nothing is said. */
  testClockSkew: number | undefined;
  /** Where the process shall end as by a power cut; absent when nothing is said. */
  testKillAt: KillOrder | undefined;
};

/** Every flag with its docstring for `--help`. */
export const flagMeanings = {
  '--config FILE': `Read settings from this JSON file instead of ${defaultConfigFile}.`,
  '--test-clock': 'Let end-to-end tests command the time; refused unless NODE_ENV=test.',
  '--test-clock-skew=SECONDS': 'Pretend for a test that the clock of this machine is so far ahead; refused unless NODE_ENV=test.',
  '--test-kill-at=STEP:TIMES': 'End for a test as a power cut would, when a step of taking or sending a letter is reached for the so-manieth time; refused unless NODE_ENV=test.',
  '--help': 'Show this text.',
} as const;

/**
 * Reads the command line.
 * @throws OperationalFault (exit code 78) when a flag is unknown or lacks its value
 */
export function configFlags(args: readonly string[]): ConfigFlags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        'test-clock': { type: 'boolean', default: false },
        'test-clock-skew': { type: 'string' },
        'test-kill-at': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return { configFile: values.config, testClock: values['test-clock'], testClockSkew: secondsOf(values['test-clock-skew']), testKillAt: killOrderOf(values['test-kill-at']) };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new OperationalFault(`${reason.replace(/\.$/, '')}. See npm start -- --help.`, ExitCode.configuration, { cause: error });
  }
}

function secondsOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^-?\d{1,9}$/.test(typed)) throw new TypeError(`--test-clock-skew must be a whole number of seconds such as 3600 or -3600, not "${typed}"`);
  return Number(typed);
}

function killOrderOf(typed: string | undefined): KillOrder | undefined {
  if (typed === undefined) return undefined;
  const [, name, times] = /^([A-Z_]+):([1-9]\d{0,5})$/.exec(typed) ?? [];
  const step = killSteps.find((known) => known === name);
  if (step === undefined) throw new TypeError(`--test-kill-at must be a step and a number such as HANDED_OVER:1, not "${typed}"; steps are ${killSteps.join(', ')}`);
  return { step, times: Number(times) };
}
