import { expect, test } from 'vitest';
import { createIncidents, guarded } from './incidents.ts';

test('a contribution that failed three times in one window is left out, its neighbours stay', () => {
  const logged: string[] = [];
  const incidents = createIncidents(() => 7, (message) => logged.push(message));
  incidents.report('a', 'one', new Error('x'));
  incidents.report('a', 'two', 'text');
  incidents.report('a', 'one', new Error('y'));
  expect(incidents.isLeftOut('a', 'one')).toBe(false);
  incidents.report('a', 'one', new Error('z'));
  expect([incidents.isLeftOut('a', 'one'), incidents.isLeftOut('a', 'two')]).toEqual([true, false]);
  expect(incidents.all()[1]).toEqual({ plugin: 'a', item: 'two', message: 'text', times: 1, at: 7 });
  expect(logged).toHaveLength(4);
});

test('what fails a thousand times is one failure, and the others stay in the book', () => {
  const incidents = createIncidents(() => 0, () => undefined);
  incidents.report('a', 'rare', 'once');
  for (let time = 0; time < 1000; time += 1) incidents.report('b', 'row', 'again');
  expect(incidents.all().map(({ item, times }) => [item, times])).toEqual([['rare', 1], ['row', 1000]]);
  for (let time = 0; time < 1000; time += 1) incidents.report('c', 'many', `other ${time}`);
  expect(incidents.all()).toHaveLength(100);
  expect(incidents.all().at(-1)).toMatchObject({ message: 'other 999' });
});

test('what is guarded answers otherwise when it throws, is noted, and after three times is not done any more', async () => {
  const incidents = createIncidents(() => 0, () => undefined);
  let done = 0;
  const act = (): string => { done += 1; throw new Error('no luck'); };
  for (let time = 0; time < 5; time += 1) {
    expect(guarded(incidents, 'a', 'when', act, 'otherwise')).toBe('otherwise');
    await Promise.resolve();
  }
  expect([done, incidents.all().map(({ times }) => times)]).toEqual([3, [3]]);
  expect(guarded(incidents, 'a', 'other', () => 'well', 'otherwise')).toBe('well');
  incidents.forgive('a');
  expect([incidents.all(), incidents.isLeftOut('a', 'when')]).toEqual([[], false]);
});

test('what is promised and not kept is noted too', async () => {
  const incidents = createIncidents(() => 0, () => undefined);
  await expect(guarded(incidents, 'a', 'setup', async () => { throw new Error('no luck'); }, undefined)).rejects.toThrow('no luck');
  expect(incidents.all()).toMatchObject([{ plugin: 'a', item: 'setup', message: 'no luck' }]);
  expect(await guarded(incidents, 'a', 'other', async () => 'well', undefined)).toBe('well');
});
