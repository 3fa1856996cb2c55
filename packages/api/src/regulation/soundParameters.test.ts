import { expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { requireSoundParameters } from './soundParameters.ts';
import { refusedAs } from './testing/refusedAs.ts';

const check = (changed: Partial<RegulationParameters>): void => requireSoundParameters({ ...defaultRegulation, ...changed }, (code) => code === 'ru');

it('§2.4: the desk can work by its first version', () => {
  expect(() => check({})).not.toThrow();
});

it.each<[Partial<RegulationParameters>, string]>([
  [{ openingHours: [] }, 'parameters.openingHours'],
  [{ nominalDayHours: 0 }, 'parameters.nominalDayHours'],
  [{ categories: [] }, 'parameters.categories'],
])('§2.4: it cannot work by a version with %j', (changed, field) => {
  expect(refusedAs(() => check(changed)).field).toBe(field);
});
