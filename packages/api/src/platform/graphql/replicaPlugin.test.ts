import { ApolloServer } from '@apollo/server';
import { afterAll, expect, test, vi } from 'vitest';
import { readOnReplica } from './replicaPlugin.ts';

interface Reading { from: string; onReplica?: () => Promise<Pick<Reading, 'from'> | null> }
const apollo = new ApolloServer<Reading>({
  typeDefs: 'type Query { from: String! } type Mutation { act: Payload! } type Payload { from: String! }',
  resolvers: { Query: { from: (_root, _args, { from }: Reading) => from }, Mutation: { act: () => ({}) }, Payload: { from: (_root, _args, { from }: Reading) => from } },
  plugins: [readOnReplica()],
  stopOnTerminationSignals: false,
});
afterAll(() => apollo.stop());

const answerTo = async (query: string, onReplica?: Reading['onReplica']): Promise<unknown> => {
  const { body } = await apollo.executeOperation({ query, operationName: 'asked' }, { contextValue: { from: 'the first', ...(onReplica ? { onReplica } : {}) } });
  return body.kind === 'single' ? body.singleResult.data : null;
};
const there = () => vi.fn(async () => ({ from: 'the replica' }));

test('a query is read on the replica', async () => expect(await answerTo('query asked { from }', there())).toEqual({ from: 'the replica' }));
test('a query is read from the first database when the replica is not fit, or when there is none', async () => {
  expect(await answerTo('query asked { from }', async () => null)).toEqual({ from: 'the first' });
  expect(await answerTo('query asked { from }')).toEqual({ from: 'the first' });
});
test('an act and what it answers stay at the first database, and the replica is not asked', async () => {
  const replica = there();
  expect(await answerTo('mutation asked { act { from } } query other { from }', replica)).toEqual({ act: { from: 'the first' } });
  expect(replica).not.toHaveBeenCalled();
});
