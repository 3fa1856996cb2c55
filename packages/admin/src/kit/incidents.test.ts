import { expect, test } from 'vitest';
import { createIncidents } from './incidents.ts';

test('the third failure of a plugin in one window takes its views off', () => {
  const logged: string[] = [];
  const incidents = createIncidents(() => 7, (message) => logged.push(message));
  incidents.report('a', 'one', new Error('x'));
  incidents.report('a', 'two', 'text');
  incidents.report('b', 'one', new Error('y'));
  expect(incidents.isBanned('a')).toBe(false);
  incidents.report('a', 'three', new Error('z'));
  expect([incidents.isBanned('a'), incidents.isBanned('b')]).toEqual([true, false]);
  expect(incidents.all()[1]).toEqual({ plugin: 'a', item: 'two', message: 'text', at: 7 });
  expect(logged).toHaveLength(4);
});
