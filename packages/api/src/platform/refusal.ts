import { refusalCodes, type Locale, type RefusalCode, type Term } from '@reglament/schema';

/** What a refusal is about: the input field by its path, and values for the placeholders of its sentence. */
export interface RefusalDetails {
  /** Path of the input field, for example `['subject']`. */
  field?: string[];
  /** The clause of the regulation, where it differs from the code's own. */
  clause?: string;
  /** A term is said in the language of whoever reads the sentence. */
  params?: Record<string, string | number | Term>;
  /** Id of the record that somebody else changed meanwhile: the payload shows it as it is now. */
  staleId?: string;
}

/** An act that was refused for a reason that the caller can understand and mend. Nothing of the act remains. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }

  get clause(): string | null {
    const term: Term = refusalCodes[this.code];
    return this.details.clause ?? term.clause ?? null;
  }

  get field(): string[] {
    return this.details.field ?? [];
  }

  /** The values of the placeholders in a language. */
  paramsIn(locale: Locale): Record<string, string> {
    const params = Object.entries(this.details.params ?? {});
    return Object.fromEntries(params.map(([name, value]) => [name, typeof value === 'object' ? value[locale] : String(value)]));
  }

  /** The sentence for a person; placeholders such as `%{field}` are filled in. */
  sentence(locale: Locale): string {
    const params: Record<string, string> = { field: this.field.join('.'), ...this.paramsIn(locale) };
    return refusalCodes[this.code][locale].replace(/%\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
  }
}

/** `throw refusal('NOT_FOUND', { field: ['ticketId'] })` reads like the sentence it is. */
export const refusal = (code: RefusalCode, details?: RefusalDetails): Refusal => new Refusal(code, details);
