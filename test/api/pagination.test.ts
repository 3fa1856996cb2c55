import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
/** Tickets of one moment, so that dues and arrivals tie; every third is answered, so that nothing is due. */
beforeAll(async () => {
  system = await startSystem();
  const desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  const priorities = ['HIGH', 'MEDIUM', 'LOW'];
  for (let index = 0; index < 24; index += 1) {
    const ticket = await desk.clientAsks({ priority: priorities[index % 2], subject: `Одинаковая тема ${index % 3}` });
    if (index % 3 === 0) await desk.answer(ticket, system.desk);
  }
});
afterAll(() => system.stop());

interface Page {
  edges: { cursor: string; node: { number: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
  totalCountIsExact: boolean;
}

const document = `query($first: Int, $after: Cursor, $last: Int, $before: Cursor, $page: OffsetPageInput, $orderBy: [TicketOrder!], $filter: TicketFilter) {
  tickets(first: $first, after: $after, last: $last, before: $before, page: $page, orderBy: $orderBy, filter: $filter) {
    edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount totalCountIsExact } }`;

const pageOf = async (variables: Record<string, unknown>): Promise<Page> => (await system.get<{ tickets: Page }>(document, variables)).tickets;
const numbersOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.number);

const byOffset = async (orderBy: unknown): Promise<string[]> => {
  const numbers: string[] = [];
  for (let offset = 0; ; offset += 10) {
    const page = await pageOf({ page: { offset, limit: 10 }, orderBy });
    numbers.push(...numbersOf(page));
    if (!page.pageInfo.hasNextPage) return numbers;
  }
};

const forward = async (orderBy: unknown, first: number): Promise<string[]> => {
  const numbers: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page = await pageOf({ first, after, orderBy });
    expect(page.pageInfo).toMatchObject({ hasPreviousPage: after !== null, startCursor: page.edges[0]?.cursor, endCursor: page.edges.at(-1)?.cursor });
    numbers.push(...numbersOf(page));
    if (!page.pageInfo.hasNextPage) return numbers;
    after = page.pageInfo.endCursor;
  }
};

const backward = async (orderBy: unknown, last: number): Promise<string[]> => {
  const numbers: string[] = [];
  for (let before: string | null = null; ; ) {
    const page: Page = await pageOf({ last, before, orderBy });
    expect(page.pageInfo.hasNextPage).toBe(before !== null);
    numbers.unshift(...numbersOf(page));
    if (!page.pageInfo.hasPreviousPage) return numbers;
    before = page.pageInfo.startCursor;
  }
};

const orders: [string, { field: string; direction: string }[] | null][] = [
  ['the queue', null],
  ...['DUE', 'RECEIVED', 'UPDATED', 'NUMBER', 'PRIORITY', 'STATUS', 'SUBJECT', 'CLIENT'].flatMap((field) =>
    ['ASC', 'DESC'].map((direction): [string, { field: string; direction: string }[]] => [`${field} ${direction}`, [{ field, direction }]]),
  ),
  ['STATUS ASC, then DUE DESC', [{ field: 'STATUS', direction: 'ASC' }, { field: 'DUE', direction: 'DESC' }]],
];

describe('a list of tickets, over ties and empty dues', () => {
  it.each(orders)('in the order of %s: cursors in both directions visit each ticket once, as offset pages do', async (_name, orderBy) => {
    const expected = await byOffset(orderBy);
    expect(new Set(expected).size).toBe(expected.length);
    expect(expected).toHaveLength((await pageOf({ first: 0 })).totalCount);
    expect(await forward(orderBy, 7)).toEqual(expected);
    expect(await backward(orderBy, 7)).toEqual(expected);
  });

  it('tickets to which nothing is owed stand last in the queue and first in its reverse', async () => {
    const { tickets } = await system.get<{ tickets: { nodes: { number: string }[] } }>('{ tickets(first: 100, filter: { awaitingAnswer: true }) { nodes { number } } }');
    const waiting = new Set(tickets.nodes.map(({ number }) => number));
    const owed = async (direction: string) => (await byOffset([{ field: 'DUE', direction }])).map((number) => waiting.has(number));
    const [ascending, descending] = [await owed('ASC'), await owed('DESC')];
    expect(ascending).toContain(false);
    expect(ascending).toEqual([...ascending.filter(Boolean), ...ascending.filter((one) => !one)]);
    expect(descending).toEqual([...ascending.filter((one) => !one), ...ascending.filter(Boolean)]);
  });

  it('a page of one ticket at a time is as good', async () => {
    const orderBy = [{ field: 'STATUS', direction: 'DESC' }];
    expect(await forward(orderBy, 1)).toEqual(await byOffset(orderBy));
  });

  it('an empty page has no cursors', async () => {
    const page = await pageOf({ first: 10, filter: { ids: [] } });
    expect(page).toEqual({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }, totalCount: 0, totalCountIsExact: true });
  });

  it('the total counts what the filter lets through, whatever the page', async () => {
    const { totalCount, totalCountIsExact } = await pageOf({ first: 3, filter: { text: 'Одинаковая тема' } });
    expect({ totalCount, totalCountIsExact }).toEqual({ totalCount: 24, totalCountIsExact: true });
    expect((await pageOf({ page: { offset: 20, limit: 10 }, filter: { text: 'Одинаковая тема' } })).edges).toHaveLength(4);
  });

  it('a ticket that moves while somebody pages is seen once or not at all, and no other is lost', async () => {
    const desk = deskOf(system);
    const orderBy = [{ field: 'RECEIVED', direction: 'ASC' }];
    const expected = await byOffset(orderBy);
    const first = await pageOf({ first: 10, orderBy });
    await desk.clientAsks();
    const rest: string[] = [];
    for (let after = first.pageInfo.endCursor; after !== null; ) {
      const page = await pageOf({ first: 10, after, orderBy });
      rest.push(...numbersOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    }
    expect([...numbersOf(first), ...rest].slice(0, expected.length)).toEqual(expected);
  });

  it('a cursor of another order is refused', async () => {
    const { pageInfo } = await pageOf({ first: 1 });
    const { errors } = await system.ask(document, { first: 1, after: pageInfo.endCursor, orderBy: [{ field: 'NUMBER', direction: 'ASC' }] });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    ['of the same kind', { field: 'RECEIVED', direction: 'ASC' }, { field: 'UPDATED', direction: 'ASC' }],
    ['in the other direction', { field: 'RECEIVED', direction: 'ASC' }, { field: 'RECEIVED', direction: 'DESC' }],
  ])('nor is one of an order %s taken for a place in this one', async (_what, of, orderBy) => {
    const { pageInfo } = await pageOf({ first: 1, orderBy: [of] });
    expect((await system.ask(document, { first: 1, after: pageInfo.endCursor, orderBy: [orderBy] })).errors).toMatchObject([{ message: 'This cursor does not belong to this list', extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([['first', 'before'], ['last', 'after']])('%s with %s is refused: no argument is passed over in silence', async (size, cursor) => {
    const { pageInfo } = await pageOf({ first: 1 });
    expect((await system.ask(document, { [size]: 1, [cursor]: pageInfo.endCursor })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([['garbage', 'x'], ['of another kind of value', Buffer.from('["2026","x","y"]').toString('base64url')], ['a list of the wrong length', Buffer.from('[]').toString('base64url')]])('a cursor that is %s is refused, not taken for a fault', async (_what, after) => {
    const { errors } = await system.ask(document, { first: 1, after });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

it('a list takes the ids and the numbers of records alike, as a single read does', async () => {
  const [first, second] = (await system.get<{ tickets: { nodes: { id: string; number: string }[] } }>('{ tickets(first: 2) { nodes { id number } } }')).tickets.nodes;
  const page = await pageOf({ filter: { ids: [first?.id, second?.number.toLowerCase(), 'TP-1999-000001', 'no such name'] } });
  expect(numbersOf(page).toSorted((a, b) => a.localeCompare(b))).toEqual([first?.number ?? '', second?.number ?? ''].toSorted((a, b) => a.localeCompare(b)));
});
