/** Exit codes of the process, after sysexits(3), so that a supervisor can tell a wrong setting from a lost database. */
export const ExitCode = {
  /** Something failed that nobody foresaw; the log has the details. */
  failure: 1,
  /** Something that Reglament needs does not answer: the database, a port. */
  unavailable: 69,
  /** A folder cannot be written. */
  cannotWrite: 73,
  /** A setting is wrong. */
  configuration: 78,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * The one way to stop with a sentence: what is wrong and what to do, in words for the person who started the program.
 * `main.ts` prints the sentence without a stack and exits with the code.
 */
export class OperationalFault extends Error {
  override readonly name = 'OperationalFault';
  readonly exitCode: ExitCode;

  constructor(sentence: string, exitCode: ExitCode, options?: { cause?: unknown }) {
    super(sentence, options);
    this.exitCode = exitCode;
  }
}
