import { Refusal } from '../../platform/refusal.ts';

/** A refusal as its caller reads it. */
export interface ReadRefusal {
  code: string;
  /** Path of the input field, for example `parameters.answerTerms.HIGH`. */
  field: string;
  clause: string | null;
  ru: string;
  en: string;
}

/** How something is refused; an error when it is not. */
export const refusedAs = (act: () => unknown): ReadRefusal => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, field: error.field.join('.'), clause: error.clause, ru: error.sentence('ru'), en: error.sentence('en') };
  }
  throw new Error('nothing was refused');
};
