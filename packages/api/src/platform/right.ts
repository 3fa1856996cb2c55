import type { KeyScope, Role, Term } from '@reglament/schema';

/** A right of the desk: its sentence after "may" in both languages, and who has it. */
export interface Right extends Term {
  roles: readonly Role[];
  /** The scope that gives it to a key; null when no key may have it. */
  scope: KeyScope | null;
  /** Whether a partner's key, which acts for one client, may have it too. */
  clients?: true;
}
