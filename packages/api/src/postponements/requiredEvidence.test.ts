import { codesOf, evidenceOf, postponementEvidence, postponementReasons } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { evidenceFault } from './requiredEvidence.ts';

describe.each(codesOf(postponementReasons))('§4.13 the reason %s', (reason) => {
  const field = evidenceOf[reason];

  test('is proven by its own proof', () => expect(evidenceFault(reason, { [field]: 'x' })).toBeNull());

  test.each([undefined, null, ''])('is not proven by %j', (value) => expect(evidenceFault(reason, { [field]: value })).toEqual({ field, fault: 'MISSING' }));

  test.each(codesOf(postponementEvidence).filter((other) => other !== field))('takes no %s', (other) =>
    expect(evidenceFault(reason, { [field]: 'x', [other]: 'y' })).toEqual({ field: other, fault: 'OF_ANOTHER_REASON' }));
});

test('§4.13 no two reasons have the same proof', () => expect(new Set(Object.values(evidenceOf)).size).toBe(codesOf(postponementReasons).length));
