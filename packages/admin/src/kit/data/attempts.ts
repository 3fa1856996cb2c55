/** An act on its way to the server: what is sent, and the key under which it is done once. */
export interface Attempt { readonly key: string; readonly variables: unknown }

/** What changes on the screen by itself while a person only presses again. */
const versions = new Set(['expectedVersion', 'draftVersion']);
const identityOf = (name: string, variables: unknown): string =>
  `${name} ${JSON.stringify(variables, (field, value: unknown) => (versions.has(field) ? undefined : value))}`;

/** So long after an answer was lost the same act counts as meant anew, milliseconds. */
const patienceMs = 10 * 60_000;

/**
 * Acts whose answer was lost: nobody knows whether they were done. Whoever presses again means the same, so what was sent then is sent
 * once more under its key, and the server does it once (P15), although the screen may have learned of a newer version meanwhile.
 */
export const createAttempts = (now: () => number, newKey: () => string) => {
  const lost = new Map<string, Attempt & { readonly at: number }>();
  return {
    begin: (name: string, variables: unknown): Attempt => {
      const before = lost.get(identityOf(name, variables));
      return before && now() - before.at < patienceMs ? before : { key: newKey(), variables };
    },
    /** The answer came, whatever it was. */
    end: (name: string, { variables }: Attempt): void => { lost.delete(identityOf(name, variables)); },
    /** No answer came, or none that tells. */
    lose: (name: string, attempt: Attempt): void => {
      for (const [identity, { at }] of lost) if (now() - at >= patienceMs) lost.delete(identity);
      lost.set(identityOf(name, attempt.variables), { ...attempt, at: now() });
    },
  };
};
