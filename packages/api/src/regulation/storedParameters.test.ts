import { expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { readParameters } from './storedParameters.ts';

it('§2.4: a version that was published before a parameter existed is read with the desk’s custom of that time', () => {
  const { archiveAfterDays: _unknownThen, ...older } = { ...defaultRegulation, answerTerms: { HIGH: 1, MEDIUM: 3, LOW: 5 } };
  expect(readParameters(older)).toEqual({ ...older, archiveAfterDays: 180 });
});
