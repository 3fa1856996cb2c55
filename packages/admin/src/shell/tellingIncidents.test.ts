import { expect, test } from 'vitest';
import { createIncidents } from '../kit/incidents.ts';
import { tellIncidents } from './tellingIncidents.ts';

const windowOf = (viewer: object | null) => {
  const told: unknown[] = [];
  let listener = (): void => undefined;
  const incidents = createIncidents(() => 0, () => undefined);
  let signedIn = viewer;
  tellIncidents(incidents, { viewer: () => signedIn as never, subscribe: (changed) => { listener = changed; return () => undefined; } }, {
    run: async (_document: unknown, { input }: { input: unknown }) => { told.push(input); throw new Error('away'); },
  } as never);
  return { incidents, told, signIn: (): void => { signedIn = {}; listener(); } };
};

test('each different failure is told once, whatever becomes of the telling', () => {
  const { incidents, told } = windowOf({});
  for (let time = 0; time < 3; time += 1) incidents.report('a', 'row', new Error('boom'));
  incidents.report('a', 'row', new Error(''));
  expect(told).toEqual([{ plugin: 'a', item: 'row', message: 'boom' }, { plugin: 'a', item: 'row', message: 'Error' }]);
});

test('what failed before somebody signed in is told then', () => {
  const { incidents, told, signIn } = windowOf(null);
  incidents.report('a', 'row', new Error('boom'));
  expect(told).toEqual([]);
  signIn();
  expect(told).toHaveLength(1);
});

test('a window that fails in ever new ways tells the first thirty', () => {
  const { incidents, told } = windowOf({});
  for (let time = 0; time < 100; time += 1) incidents.report('a', 'row', new Error(`boom ${time}`));
  expect(told).toHaveLength(30);
});
