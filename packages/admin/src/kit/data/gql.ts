import { parse, print, type DefinitionNode, type DocumentNode } from 'graphql';

/** A parsed document that remembers the shape of its answer and of its variables. */
export interface TypedDocument<Data = Record<string, unknown>, Variables = never> extends DocumentNode {
  /** Carries the types only; never set. */
  readonly __apiType?: (variables: Variables) => Data;
}

const nameOf = (definition: DefinitionNode): string | undefined => ('name' in definition ? definition.name?.value : undefined);

/**
 * A GraphQL document. Fragments are put in by interpolation and come in once, however often they are used:
 *
 *     const CLIENT = gql`fragment ClientRow on Client { id name version }`;
 *     const CLIENTS = gql<{ clients: Connection<Client> }, { page: OffsetPage }>`query Clients(…) { … } ${CLIENT}`;
 */
export const gql = <Data = Record<string, unknown>, Variables = Record<string, unknown>>(
  strings: TemplateStringsArray, ...fragments: readonly DocumentNode[]
): TypedDocument<Data, Variables> => {
  const own = parse(strings.join(' '), { noLocation: true });
  const names = new Set(own.definitions.map(nameOf));
  const imported = fragments.flatMap((fragment) => fragment.definitions).filter((definition) => {
    const isNew = !names.has(nameOf(definition));
    names.add(nameOf(definition));
    return isNew;
  });
  return { ...own, definitions: [...own.definitions, ...imported] };
};

const operationOf = (document: DocumentNode) => {
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation) throw new Error('The document holds no query, mutation or subscription');
  return operation;
};

const texts = new WeakMap<DocumentNode, string>();
/** The document as it is sent. Documents are constants: each is printed once. */
export const textOf = (document: DocumentNode): string => {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
};

/** The name of the operation, for cache keys and logs. */
export const operationName = (document: DocumentNode): string => operationOf(document).name?.value ?? rootField(document);

/** The response key of the one root field. */
export const rootField = (document: DocumentNode): string => {
  const [first, ...rest] = operationOf(document).selectionSet.selections;
  if (first?.kind !== 'Field' || rest.length > 0) throw new Error(`The operation ${operationOf(document).name?.value ?? ''} must select exactly one root field`);
  return first.alias?.value ?? first.name.value;
};

/** The variables that the document declares; the server refuses to be told others. */
export const declaredVariables = (document: DocumentNode): readonly string[] =>
  (operationOf(document).variableDefinitions ?? []).map((definition) => definition.variable.name.value);
