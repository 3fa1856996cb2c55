import { erasePersonByAddress } from './erasePerson.ts';
import { ingestMail } from './ingestMail.ts';
import { rebuildSearch } from './rebuildSearch.ts';
import { usageExitCode } from './usage.ts';
import { verifyEventsOf, verifyLedgerOf } from './verifyChains.ts';

/** One command of the command line. */
export interface Command {
  name: string;
  /** What stands after the name. */
  usage: string;
  meaning: string;
  /** Does it; answers the exit code. */
  run(args: readonly string[]): Promise<number>;
}

export const commands: readonly Command[] = [
  {
    name: 'mail:ingest',
    usage: 'FILE…',
    meaning: 'Takes letters from .eml files, mbox files and folders of them as the mail door would, and prints one line of JSON for each.',
    run: ingestMail,
  },
  {
    name: 'ledger:verify',
    usage: '[POSITION:HASH]',
    meaning: 'Proves that the ledger of promises is whole and that every promise is as it says (R19); with a place noted before, also that it goes on from there.',
    run: verifyLedgerOf,
  },
  {
    name: 'events:verify',
    usage: '[POSITION:HASH]',
    meaning: 'Proves that no event of the history and the log was changed, removed or slipped in, and says where each begins; with a place noted before, also that the log goes on from there.',
    run: verifyEventsOf,
  },
  {
    name: 'person:erase',
    usage: 'ADDRESS',
    meaning: 'Erases the personal data of the contact with this address for good (law 152-FZ); requests, promises and the ledger stay.',
    run: erasePersonByAddress,
  },
  {
    name: 'search:rebuild',
    usage: '',
    meaning: 'Reads everything into the index of the search anew, while the search goes on with what is there.',
    run: rebuildSearch,
  },
];

/** The list of commands, for whoever asks or mistypes. */
export const commandList = (): string =>
  [
    'Usage: pnpm reglament COMMAND …',
    '',
    ...commands.flatMap(({ name, usage, meaning }) => [`  ${name} ${usage}`.trimEnd(), `      ${meaning}`]),
    '',
    'Settings are those of the server: npm start -- --help lists them.',
  ].join('\n');

/** Runs what the arguments name. @returns the exit code */
export const runCommand = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(commandList());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command) return command.run(rest);
  console.error(name === undefined ? commandList() : `There is no command ${name}.\n\n${commandList()}`);
  return usageExitCode;
};
