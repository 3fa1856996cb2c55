/** Why a letter cannot be read, today and tomorrow. */
export type UnreadableReason = 'NOT_A_LETTER' | 'BEYOND_LIMITS';

/** What was stored is no letter, or one beyond every measure: reading it again would end the same way. */
export class UnreadableLetter extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, said: string) {
    super(said);
    this.name = 'UnreadableLetter';
    this.reason = reason;
  }
}
