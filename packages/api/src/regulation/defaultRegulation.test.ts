import { supportScopes } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { requestCategories } from './requestCategories.ts';

describe('the first version of the regulation', () => {
  it('§4.7: answers leave within two, four and seven working days', () => {
    expect(defaultRegulation.answerTerms).toEqual({ HIGH: 2, MEDIUM: 4, LOW: 7 });
  });

  it('§4.6: the desk works from ten to six in Moscow, and that is the nominal day', () => {
    expect(defaultRegulation.timeZone).toBe('Europe/Moscow');
    expect(defaultRegulation.openingHours).toEqual([{ opens: '10:00', closes: '18:00' }]);
    expect(defaultRegulation.nominalDayHours).toBe(8);
    expect(defaultRegulation.shortDayCloses).toBeNull();
  });

  it('it survives being stored as JSON', () => {
    expect(JSON.parse(JSON.stringify(defaultRegulation))).toEqual(defaultRegulation);
  });

  it('§3: fifteen categories, each with a clause of its own and a known scope', () => {
    expect(requestCategories).toHaveLength(15);
    expect(new Set(requestCategories.map(({ code }) => code)).size).toBe(15);
    expect(new Set(requestCategories.map(({ clause }) => clause)).size).toBe(15);
    for (const { scope, clause } of requestCategories) {
      expect(Object.keys(supportScopes)).toContain(scope);
      expect(clause).toMatch(/^(2\.3|3\.\d+)$/);
    }
  });

  it.each([['3.13', 'OUT'], ['3.14', 'LIMITED'], ['3.15', 'OUT'], ['3.16', 'TOR'], ['2.3', 'OUT'], ['3.12', 'IN']])('§%s is %s of support', (clause, scope) => {
    expect(requestCategories.find((category) => category.clause === clause)?.scope).toBe(scope);
  });
});
