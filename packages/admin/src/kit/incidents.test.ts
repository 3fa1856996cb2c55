import { expect, test } from 'vitest';
import { createIncidents } from './incidents.ts';

test('a contribution that failed three times in one window is left out, its neighbours stay', () => {
  const logged: string[] = [];
  const incidents = createIncidents(() => 7, (message) => logged.push(message));
  incidents.report('a', 'one', new Error('x'));
  incidents.report('a', 'two', 'text');
  incidents.report('a', 'one', new Error('y'));
  expect(incidents.isLeftOut('a', 'one')).toBe(false);
  incidents.report('a', 'one', new Error('z'));
  expect([incidents.isLeftOut('a', 'one'), incidents.isLeftOut('a', 'two')]).toEqual([true, false]);
  expect(incidents.all()[1]).toEqual({ plugin: 'a', item: 'two', message: 'text', at: 7 });
  expect(logged).toHaveLength(4);
});
