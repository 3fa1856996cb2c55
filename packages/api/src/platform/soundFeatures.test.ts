import { expect, test } from 'vitest';
import type { Feature } from './feature.ts';
import { featureProblems, requireSoundFeatures } from './soundFeatures.ts';

const plugin = (rest: object = {}): Feature => ({ name: 'vendor-hello', api: 1, ...rest }) as Feature;
const migration = (name: string) => ({ migrations: [{ name, class: class {} }] });

test('a plugin beside features of ours is as it should be', () => {
  expect(featureProblems([{ name: 'tickets' }, plugin({ requires: ['tickets'], rights: { 'vendor-hello.greet': {} }, ...migration('20261128120000_vendor-hello_greetings') })])).toEqual([]);
});

test.each([
  ['two of one name', [plugin(), plugin()], 'two features bear the name vendor-hello'],
  ['a name that is neither ours nor a vendor’s', [plugin({ name: 'hello' })], 'the name of hello is not one of ours, so it has to be like vendor-name'],
  ['another contract', [plugin({ api: 2 })], 'vendor-hello was written for the contract 2, this server speaks 1'],
  ['what it stands on is missing', [plugin({ requires: ['tickets'] })], 'vendor-hello needs the feature tickets, which is not in the list'],
  ['a migration without its name', [plugin(migration('20261128120000_greetings'))], 'the migration 20261128120000_greetings of vendor-hello has to be named <timestamp>_vendor-hello_<what>'],
  ['a right under another name', [plugin({ rights: { 'tickets.greet': {} } })], 'the right tickets.greet of vendor-hello has to be named vendor-hello.<verb>'],
])('%s is named', (_case, features, problem) => {
  expect(featureProblems(features)).toEqual([problem]);
  expect(() => requireSoundFeatures(features)).toThrow(`The list of features contradicts itself: ${problem}.`);
});
