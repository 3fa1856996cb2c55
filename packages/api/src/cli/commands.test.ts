import { afterEach, expect, test, vi } from 'vitest';
import { commandList, runCommand } from './commands.ts';

const out = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const err = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => {
  out.mockClear();
  err.mockClear();
});

test('an unknown command gets the list of commands and exit code 2', async () => {
  expect(await runCommand(['mail:eat'])).toBe(2);
  expect(err).toHaveBeenCalledWith(`There is no command mail:eat.\n\n${commandList()}`);
});

test('no command gets the list of commands and exit code 2', async () => {
  expect(await runCommand([])).toBe(2);
  expect(err).toHaveBeenCalledWith(commandList());
});

test.each([
  ['mail:ingest', [], 'mail:ingest needs the names of .eml files, mbox files or folders.'],
  ['person:erase', [], 'person:erase takes one address of a contact.'],
  ['person:erase', ['  '], 'person:erase takes one address of a contact.'],
  ['person:erase', ['roman@ladoga-rk.example', 'marina@ladoga-rk.example'], 'person:erase takes one address of a contact.'],
  ['ledger:verify', ['somewhere'], 'ledger:verify takes at most one noted place, as POSITION:HASH.'],
  ['search:rebuild', ['now'], 'search:rebuild takes no arguments.'],
])('%s with %j says what it needs, and does nothing', async (name, args, sentence) => {
  expect(await runCommand([name, ...args])).toBe(2);
  expect(err).toHaveBeenCalledWith(sentence);
  expect(out).not.toHaveBeenCalled();
});

test.each(['ledger:verify', 'events:verify'])('%s takes a noted place as it told it, and only one', async (command) => {
  for (const args of [['12'], ['x:y'], [`1:${'0'.repeat(64)}`, 'more']]) expect(await runCommand([command, ...args])).toBe(2);
  expect(err).toHaveBeenCalledWith(`${command} takes at most one noted place, as POSITION:HASH.`);
});

test('whoever asks gets the list of commands', async () => {
  expect(await runCommand(['--help'])).toBe(0);
  expect(out).toHaveBeenCalledWith(commandList());
  expect(commandList()).toContain('mail:ingest FILE…');
});
