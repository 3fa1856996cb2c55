import { noteDesk } from '../time/desk.ts';
import { noteDeskTime } from '../time/deskTime.ts';
import { faultIn, offlineFault } from './fault.ts';
import { declaredVariables, operationName, rootField, textOf, type TypedDocument } from './gql.ts';

/** Where the server is and in which language it should answer. */
export interface ClientSettings { uri: string; locale: () => string; fetch?: typeof fetch }

const jsonOf = (text: string): unknown => {
  try { return JSON.parse(text); } catch { return null; }
};

/** Carries documents to the server and answers back. Nothing is cached here, and whatever goes wrong comes out as a `Fault`. */
export class ConsoleClient {
  readonly #settings: ClientSettings;
  constructor(settings: ClientSettings) { this.#settings = settings; }

  /** Runs a document and returns the whole answer. Variables that the document does not declare stay here. Throws a `Fault`. */
  async run<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
    const declared = declaredVariables(document);
    const { status, text } = await this.#post({
      operationName: operationName(document),
      query: textOf(document),
      variables: Object.fromEntries(Object.entries(variables ?? {}).filter(([name]) => declared.includes(name))),
    }, signal);
    const answer = jsonOf(text);
    const fault = faultIn(status, answer);
    if (fault) throw fault;
    return (answer as { data: Data }).data;
  }

  /** Runs a document and returns the value of its one root field. Throws a `Fault`. */
  async runRoot<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data[keyof Data]> {
    return (await this.run(document, variables))[rootField(document) as keyof Data];
  }

  async #post(body: object, signal: AbortSignal | undefined): Promise<{ status: number; text: string }> {
    const { uri, locale, fetch: courier = globalThis.fetch } = this.#settings;
    const headers = { accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json', 'accept-language': locale() };
    try {
      const response = await courier(uri, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body), signal: signal ?? null });
      noteDesk(response.headers);
      noteDeskTime(response.headers.get('desk-time'));
      return { status: response.status, text: await response.text() };
    } catch { throw offlineFault(); }
  }
}
