import {
  createSourceEventStream, execute, getOperationAST, Kind, visit,
  type DocumentNode, type ExecutionArgs, type ExecutionResult, type FieldNode,
} from 'graphql';
import { endable } from '../events/endable.ts';
import { isPushing } from '../events/frames.ts';

/** An operation's context that others may share. */
export interface Shareable {
  /** What decides about the answer besides the document and its variables: whoever agrees in it gets the same answer. */
  scope: string;
  /** The context without the person; calls back as soon as an answer depends on who somebody is. */
  impersonal: (touched: () => void) => object;
}

interface Told {
  result: ExecutionResult;
  /** The answer depends on who asked: it is nobody else's. */
  personal: boolean;
}

const numbers = new WeakMap<DocumentNode, number>();
let documents = 0;
/** Documents are parsed once each, so the same text is the same object. */
const numberOf = (document: DocumentNode): number => {
  const number = numbers.get(document) ?? (documents += 1);
  numbers.set(document, number);
  return number;
};

/** Names of the variables that only say where a stream begins: they shape no frame. */
const onlyAfter = (document: DocumentNode): ReadonlySet<string> => {
  const roots = getOperationAST(document)?.selectionSet.selections.filter((one): one is FieldNode => one.kind === Kind.FIELD) ?? [];
  const begins = new Set(roots.flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === 'after').map(({ value }) => value)));
  const [after, elsewhere] = [new Set<string>(), new Set<string>()];
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void (begins.has(node) ? after : elsewhere).add(node.name.value),
  });
  return new Set([...after].filter((name) => !elsewhere.has(name)));
};

const shapedBy = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): string => {
  const left = onlyAfter(document);
  return JSON.stringify(Object.entries(variables).filter(([name]) => !left.has(name)).toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

const mostPersonal = 1_000;

/**
 * Answers frames of subscriptions: once for all who ask the same of the same frame and may see the same, be they ten thousand. What
 * turns out to depend on who asks is answered for each.
 */
export class SharedExecution {
  /** Answers live as long as their frame. */
  private readonly answers = new WeakMap<object, Map<string, Promise<Told> | Told>>();
  private readonly personal = new Set<string>();
  /** How often something was executed; for measurements. */
  executed = 0;

  constructor(private readonly share: (context: object) => Shareable | null) {}

  /**
   * Subscribes as graphql-js does; each frame is answered with fresh loaders. Given `tell`, answers go there as they come, and the
   * iterator only ends when they do; what `tell` answers is waited for before the next.
   */
  async subscribe(args: ExecutionArgs, tell?: (result: ExecutionResult) => Promise<void> | undefined): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const shareable = this.share(args.contextValue as object);
    const key = shareable && `${numberOf(args.document)} ${args.operationName ?? ''} ${shapedBy(args.document, args.variableValues ?? {})} ${shareable.scope}`;
    const frames = source[Symbol.asyncIterator]();
    const answer = (frame: unknown): Promise<ExecutionResult> | ExecutionResult =>
      key === null || shareable === null || typeof frame !== 'object' || frame === null ? this.own(args, frame) : this.shared(args, frame, key, shareable);
    let isOver = false;
    const end = (): void => {
      isOver = true;
      void frames.return?.();
    };
    // what was still being answered when it ended is told to nobody
    const tellOn = (result: ExecutionResult): Promise<void> | undefined => (isOver ? undefined : tell?.(result));
    const handOver = (frame: unknown): Promise<void> | undefined => {
      const answered = answer(frame);
      return answered instanceof Promise ? answered.then(tellOn) : tellOn(answered);
    };
    async function* told(): AsyncGenerator<ExecutionResult> {
      try {
        if (tell && isPushing(source)) {
          await source.pushTo(handOver);
          return;
        }
        for (let { done, value } = await frames.next(); !done; { done, value } = await frames.next()) {
          const answered = answer(value);
          const result = answered instanceof Promise ? await answered : answered;
          const telling = tellOn(result);
          if (telling) await telling;
          if (!tell) yield result;
        }
      } finally {
        end();
      }
    }
    return endable(told(), end);
  }

  private async own(args: ExecutionArgs, frame: unknown): Promise<ExecutionResult> {
    this.executed += 1;
    return execute({ ...args, rootValue: frame, contextValue: { ...(args.contextValue as object), loaders: new Map() } });
  }

  /** At once when somebody else was answered before. */
  private shared(args: ExecutionArgs, frame: object, key: string, shareable: Shareable): Promise<ExecutionResult> | ExecutionResult {
    if (this.personal.has(key)) return this.own(args, frame);
    const ofFrame = this.answers.get(frame) ?? new Map<string, Promise<Told>>();
    this.answers.set(frame, ofFrame);
    const forMe = ({ result, personal }: Told): Promise<ExecutionResult> | ExecutionResult => (personal ? this.own(args, frame) : result);
    const known = ofFrame.get(key);
    if (known) return known instanceof Promise ? known.then(forMe) : forMe(known);
    const fresh = this.forAll(args, frame, shareable);
    ofFrame.set(key, fresh);
    return fresh.then((told) => {
      ofFrame.set(key, told);
      if (told.personal) {
        if (this.personal.size >= mostPersonal) this.personal.clear();
        this.personal.add(key);
      }
      return told.result;
    });
  }

  private async forAll(args: ExecutionArgs, frame: object, { impersonal }: Shareable): Promise<Told> {
    let personal = false;
    this.executed += 1;
    const result = await execute({ ...args, rootValue: frame, contextValue: { ...impersonal(() => { personal = true; }), loaders: new Map() } });
    return { result, personal };
  }
}
