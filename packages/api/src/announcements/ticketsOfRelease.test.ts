import { expect, test } from 'vitest';
import { namesVersion } from './ticketsOfRelease.ts';

test.each([
  ['2.6', '2.6', true],
  [' V2.6 ', '2.6', true],
  ['2.6', 'v2.6', true],
  ['Зенитрон-М2  2.6', '2.6', true],
  ['МПО 2.5.0', 'мпо 2.5.0', true],
  ['2.5.0', 'МПО 2.5.0', false],
  ['2.6.1', '2.6', false],
  ['12.6', '2.6', false],
  ['2.6 или 2.7', '2.6', false],
  ['', '2.6', false],
  ['2.6', ' ', false],
])('a hand-over to «%s» is of version «%s»: %s (§3.3)', (release, version, isOfIt) => expect(namesVersion(release, version)).toBe(isOfIt));
