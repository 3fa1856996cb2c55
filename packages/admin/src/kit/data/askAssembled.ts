import type { DocumentNode } from 'graphql';
import type { Guard } from '../incidents.ts';
import { withAdditions, type Assembled } from './documentLookup.ts';
import { Fault, type FaultKind } from './fault.ts';

/** Failures that are about the caller or the line: no field of a plugin is to blame for them. */
const innocent: readonly FaultKind[] = ['offline', 'silent', 'unauthenticated', 'tooMany'];
const mayBeOfAnAddition = (error: unknown): boolean => !(error instanceof Fault && innocent.includes(error.kind));

/** What the server said, for whoever looks for the cause. */
const causeOf = (error: unknown): Error => {
  if (!(error instanceof Fault)) return error instanceof Error ? error : new Error(String(error));
  return new Error([error.detail ?? error.message, error.requestId].filter((part) => part !== undefined).join(', '), { cause: error });
};

/**
 * Asks for a document with what plugins added to it. Where that fails, the record is read as its owner asks for it, and each addition
 * joins again unless it is the one that fails; that one is noted. Throws what the owner's own document meets.
 */
export const askAssembled = async <T>({ bare, additions }: Assembled, incidents: Guard, ask: (document: DocumentNode) => Promise<T>): Promise<T> => {
  try { return await ask(withAdditions(bare, additions)); } catch (failure) {
    if (!mayBeOfAnAddition(failure)) throw failure;
    let answer = await ask(bare);
    let sound: Assembled['additions'] = [];
    for (const addition of additions) {
      const tried = [...sound, addition];
      try {
        answer = await ask(withAdditions(bare, tried));
        sound = tried;
      } catch (error) {
        if (!mayBeOfAnAddition(error)) return answer;
        incidents.report(addition.plugin, addition.item, causeOf(error));
      }
    }
    return answer;
  }
};
