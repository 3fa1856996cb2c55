import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { doors, type Door } from './doors.ts';
import { locale } from './words.ts';

/** What the editor hands over. The operation’s name may be one of a document that stood there before. */
export interface Asked {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** The operation that is meant: the one of that name, else the only one. Null when the document says neither, or is none; the server says so. */
export const operationIn = ({ query, operationName }: Asked): OperationDefinitionNode | null => {
  try {
    const document = parse(query);
    return getOperationAST(document, operationName) ?? getOperationAST(document) ?? null;
  } catch {
    return null;
  }
};

/** What is followed, frame by frame. A door that closes the line says why. */
async function* followed(sockets: Client, asked: Asked): AsyncGenerator<unknown> {
  try {
    yield* sockets.iterate({ query: asked.query, operationName: asked.operationName ?? null, variables: asked.variables ?? {} });
  } catch (error) {
    throw error instanceof CloseEvent ? new Error(`${error.code} ${error.reason}`) : error;
  }
}

/** Asks a door, with a key or with the session of the console: one request each for queries and acts, a socket for what is followed. */
export const fetcherOf = (door: Door, key: string) => {
  const authorization = key.trim() === '' ? undefined : `Bearer ${key.trim()}`;
  const sockets = createClient({
    url: `${globalThis.location.origin.replace(/^http/, 'ws')}${doors[door]}`,
    connectionParams: { locale, ...(authorization && { authorization }) },
    retryAttempts: 0,
  });
  return (given: Asked, { headers = {} }: { headers?: Record<string, string> | undefined } = {}): AsyncGenerator<unknown> | Promise<unknown> => {
    const operation = operationIn(given);
    const asked = { ...given, operationName: operation ? operation.name?.value : given.operationName };
    if (operation?.operation === 'subscription') return followed(sockets, asked);
    return fetch(doors[door], {
      method: 'POST',
      body: JSON.stringify(asked),
      // a key is not mixed with the session, and at the door of clients a session is nobody
      credentials: authorization || door === 'client' ? 'omit' : 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': locale, ...(authorization && { authorization }), ...headers },
    }).then((response) => response.json() as Promise<unknown>);
  };
};
