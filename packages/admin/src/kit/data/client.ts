import { noteDesk } from '../time/desk.ts';
import { noteDeskTime } from '../time/deskTime.ts';
import { createAttempts } from './attempts.ts';
import { faultIn, offlineFault, silentFault, toFault, type Payload } from './fault.ts';
import { declaredVariables, operationName, rootField, textOf, type TypedDocument } from './gql.ts';

/** Where the server is and in which language it should answer. */
export interface ClientSettings {
  uri: string; locale: () => string; fetch?: typeof fetch;
  /** How long an answer is waited for, milliseconds; 35 s without it: the server itself gives up after 30. */
  patienceMs?: number;
}

/** Faults after which nobody knows whether an act was done. */
const untold: ReadonlySet<string> = new Set(['offline', 'silent', 'broken']);

const jsonOf = (text: string): unknown => {
  try { return JSON.parse(text); } catch { return null; }
};

/** Carries documents to the server and answers back. Nothing is cached here, and whatever goes wrong comes out as a `Fault`. */
export class ConsoleClient {
  readonly #settings: ClientSettings;
  readonly #attempts = createAttempts(() => performance.now(), () => crypto.randomUUID());
  constructor(settings: ClientSettings) { this.#settings = settings; }

  /** Runs a document and returns the whole answer. Variables that the document does not declare stay here. Throws a `Fault`. */
  run<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
    return this.#carry(document, variables, signal);
  }

  /** Runs a mutation and returns the whole answer; the same one, run again after its answer was lost, is done once. Throws a `Fault`. */
  async act<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data> {
    const name = operationName(document);
    const attempt = this.#attempts.begin(name, variables);
    let isTold = false;
    try {
      const answer = await this.#carry(document, attempt.variables as Variables, undefined, { 'idempotency-key': attempt.key });
      const { userErrors = [] } = (answer[rootField(document) as keyof Data] ?? {}) as Partial<Payload>;
      // otherwise the one that was lost is still at work
      isTold = !userErrors.some(({ code }) => code === 'IDEMPOTENCY_CONCURRENT_REQUEST');
      return answer;
    } catch (failure) {
      isTold = !untold.has(toFault(failure).kind);
      throw failure;
    } finally {
      this.#attempts[isTold ? 'end' : 'lose'](name, attempt);
    }
  }

  async #carry<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal, headers: Readonly<Record<string, string>> = {}): Promise<Data> {
    const declared = declaredVariables(document);
    const { status, text } = await this.#post({
      operationName: operationName(document),
      query: textOf(document),
      variables: Object.fromEntries(Object.entries(variables ?? {}).filter(([name]) => declared.includes(name))),
    }, headers, signal);
    const answer = jsonOf(text);
    const fault = faultIn(status, answer);
    if (fault) throw fault;
    return (answer as { data: Data }).data;
  }

  /** Runs a document and returns the value of its one root field. Throws a `Fault`. */
  async runRoot<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data[keyof Data]> {
    return (await this.run(document, variables))[rootField(document) as keyof Data];
  }

  async #post(body: object, more: Readonly<Record<string, string>>, signal: AbortSignal | undefined): Promise<{ status: number; text: string }> {
    const { uri, locale, fetch: courier = globalThis.fetch, patienceMs = 35_000 } = this.#settings;
    const headers = { accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json', 'accept-language': locale(), ...more };
    const patience = AbortSignal.timeout(patienceMs);
    try {
      const response = await courier(uri, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body), signal: signal ? AbortSignal.any([signal, patience]) : patience });
      noteDesk(response.headers);
      noteDeskTime(response.headers.get('desk-time'));
      return { status: response.status, text: await response.text() };
    } catch { throw patience.aborted ? silentFault() : offlineFault(); }
  }
}
