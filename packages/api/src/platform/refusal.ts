import { refusalCodes, type Locale, type RefusalCode, type Term } from '@reglament/schema';

/** What a refusal is about: the input field by its path, and values for the placeholders of its sentence. */
export interface RefusalDetails {
  /** Path of the input field, for example `['subject']`. */
  field?: string[];
  /** The clause of the regulation, where it differs from the code's own. */
  clause?: string;
  params?: Record<string, string | number>;
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

  /** The sentence for a person; placeholders such as `%{field}` are filled in. */
  sentence(locale: Locale): string {
    const params: Record<string, string | number> = { field: this.field.join('.'), ...this.details.params };
    return refusalCodes[this.code][locale].replace(/%\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  }
}

/** `throw refusal('NOT_FOUND', { field: ['ticketId'] })` reads like the sentence it is. */
export const refusal = (code: RefusalCode, details?: RefusalDetails): Refusal => new Refusal(code, details);
