import { buildSchema, parse, type ExecutionResult } from 'graphql';
import { expect, test } from 'vitest';
import { SharedExecution } from './sharedExecution.ts';

interface Somebody {
  name: string;
  role: string;
}
interface Asking {
  who: Somebody;
}

const schema = buildSchema('type Query { a: Int } type Subscription { news(after: String, of: String): News } type News { text: String role: String mine: String }');
const texts = {
  news: 'subscription($after: String, $of: String) { news(after: $after, of: $of) { text role } }',
  mine: 'subscription { news { mine } }',
};
const documents = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parse(text)])) as Record<keyof typeof texts, ReturnType<typeof parse>>;

/** Subscribers of one process, who all get the same frames. */
const audience = () => {
  const shared = new SharedExecution((context) => {
    const { who } = context as Asking;
    return { scope: who.role, impersonal: (touched) => ({ who: new Proxy(who, { get: (target, name) => { if (name === 'name') touched(); return Reflect.get(target, name) as unknown; } }) }) };
  });
  let resolved = 0;
  const frames = ['first', 'second'].map((text) => ({
    news: { text, role: (_args: unknown, { who }: Asking) => who.role, mine: (_args: unknown, { who }: Asking) => { resolved += 1; return `${text} ${who.name}`; } },
  }));
  const subscribe = async (who: Somebody, document: keyof typeof texts, variableValues: Record<string, unknown> = {}): Promise<AsyncIterableIterator<ExecutionResult>> => {
    const stream = await shared.subscribe({ schema, document: documents[document], contextValue: { who }, variableValues, rootValue: { news: async function* news() { yield* frames; } } });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    return stream;
  };
  const read = async (subscribers: Promise<AsyncIterableIterator<ExecutionResult>>[]): Promise<unknown[][]> => {
    const streams = await Promise.all(subscribers);
    return Promise.all(streams.map(async (stream) => {
      const seen: unknown[] = [];
      for await (const { data } of stream) seen.push(data?.['news']);
      return seen;
    }));
  };
  return { shared, subscribe, read, resolved: () => resolved };
};
const person = (name: string, role = 'HEAD'): Somebody => ({ name, role });

test('a frame is answered once for all who ask the same, wherever their streams began', async () => {
  const { shared, subscribe, read } = audience();
  const seen = await read(Array.from({ length: 100 }, (_, index) => subscribe(person(`${index}`), 'news', { of: 'x', after: `${index % 7}` })));
  expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify([{ text: 'first', role: 'HEAD' }, { text: 'second', role: 'HEAD' }])]));
  expect(shared.executed).toBe(2);
});

test('other variables, other rights and other documents are other answers', async () => {
  const { shared, subscribe, read } = audience();
  const seen = await read([subscribe(person('a'), 'news'), subscribe(person('b'), 'news', { of: 'x' }), subscribe(person('c', 'CLIENT'), 'news'), subscribe(person('d'), 'news', {})]);
  expect(seen.map(([first]) => first)).toEqual([{ text: 'first', role: 'HEAD' }, { text: 'first', role: 'HEAD' }, { text: 'first', role: 'CLIENT' }, { text: 'first', role: 'HEAD' }]);
  expect(shared.executed).toBe(6);
});

test('what depends on who asks is answered for each, and nobody gets another’s', async () => {
  const { subscribe, read, resolved } = audience();
  const seen = await read([subscribe(person('Anna'), 'mine'), subscribe(person('Boris'), 'mine')]);
  expect(seen).toEqual([[{ mine: 'first Anna' }, { mine: 'second Anna' }], [{ mine: 'first Boris' }, { mine: 'second Boris' }]]);
  expect(resolved()).toBe(4);
});

test('what cannot be subscribed to is answered as a refusal, and an ended stream ends its source', async () => {
  const { shared } = audience();
  expect(await shared.subscribe({ schema, document: documents.news, contextValue: { who: person('a') }, rootValue: { news: () => { throw new Error('no'); } } })).toMatchObject({ errors: [{ message: 'no' }] });
  let ended = false;
  const source = async function* source() { try { yield {}; yield {}; } finally { ended = true; } };
  const stream = await shared.subscribe({ schema, document: documents.news, contextValue: { who: person('a') }, rootValue: { news: source } });
  if (!(Symbol.asyncIterator in stream)) throw new Error('refused');
  await stream.next();
  await stream.return?.();
  await expect.poll(() => ended).toBe(true);
});
