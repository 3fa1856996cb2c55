import { afterAll, expect, it } from 'vitest';
import { consoleWith } from '../support/consoleVariants.ts';

// A plugin that is written wrongly does not compile: the compiler names the line.

const plugin = (wrong: string): string => `
import { definePlugin } from '@reglament/admin/kit';
export default definePlugin({ id: 'vendor-typed', api: 1,
${wrong}
});
`;
const wrongs = {
  'a slot that nobody offers': "  slots: [{ slot: 'tickets.show.nowhere', id: 'a', component: () => null }],",
  'a field that the context of a slot lacks': "  slots: [{ slot: 'tickets.show.side', id: 'a', component: ({ ticket }) => <b>{ticket.nonsense}</b> }],",
  'a field that a record lacks': "  columns: [{ resource: 'tickets', id: 'a', label: 'x', render: (ticket) => ticket.nonsense }],",
  'a right that nobody has': "  routes: [{ path: '/a', permission: 'tickets.conjure', load: async () => ({ default: () => null }) }],",
  'another contract': "  nav: [], ...{ api: 2 },",
} as const;
const right = "  slots: [{ slot: 'tickets.show.side', id: 'a', component: ({ ticket }) => <b>{ticket.number}</b> }],\n  columns: [{ resource: 'tickets', id: 'a', label: 'x', render: (ticket) => ticket.number }],";

const files = Object.fromEntries([...Object.values(wrongs), right].map((text, at) => [`src/typed/wrong${at}.tsx`, plugin(text)]));
const variant = consoleWith('mistyped', files, []);
afterAll(() => variant.remove());

it('names each wrong line of a plugin, and none of a right one', async () => {
  const told = await variant.check().then(() => '', (error: Error) => error.message);
  const failing = [...new Set([...told.matchAll(/typed\/wrong(\d+)\.tsx/g)].map(([, at]) => Number(at)))].toSorted((one, other) => one - other);
  expect(failing).toEqual(Object.keys(wrongs).map((_, at) => at));
});
