/** Something that was started and must be stopped before the process ends. */
export type Stoppable = { stop(): Promise<void> };

const stopPatienceMilliseconds = 14_000;
/** One Ctrl-C may arrive more than once: from the terminal, from npm, from the start script. */
const sameKeyMilliseconds = 500;

/**
 * What the process holds, and its end: everything is stopped in the reverse order of its start, also what is just starting
 * while the end comes.
 */
export class Lifetime {
  readonly #held: Promise<Stoppable | undefined>[] = [];
  readonly #exit: (code: number) => void;
  readonly #report: (line: string, error?: unknown) => void;
  #isEnding = false;

  /** @param exit ends the process; @param report takes what went wrong while stopping */
  constructor(exit: (code: number) => void, report: (line: string, error?: unknown) => void) {
    this.#exit = exit;
    this.#report = report;
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Starts something and remembers to stop it. Never answers once the end has begun: nothing more may start then. */
  hold<T extends Stoppable>(start: () => Promise<T>): Promise<T> {
    if (this.#isEnding) return new Promise(() => {});
    const started = start();
    this.#held.push(started.catch(() => undefined));
    return started;
  }

  /** Stops everything within fourteen seconds and exits. Only the first call counts. */
  async end(exitCode: number): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    const patience = setTimeout(() => {
      this.#report('Stopping took too long; what is still open is left to its own recovery.');
      this.#exit(exitCode === 0 ? 1 : exitCode);
    }, stopPatienceMilliseconds);
    let hasFailed = false;
    for (const held of this.#held.toReversed()) {
      try {
        await (await held)?.stop();
      } catch (error) {
        hasFailed = true;
        this.#report('Stopping failed.', error);
      }
    }
    clearTimeout(patience);
    this.#exit(exitCode === 0 && hasFailed ? 1 : exitCode);
  }
}

/** Ends the lifetime on Ctrl-C, SIGTERM and a closed terminal; a second Ctrl-C ends the process at once. */
export function endOnSignals(lifetime: Lifetime): void {
  let isImpatience = false;
  const onSignal = () => {
    if (isImpatience) process.exit(130);
    setTimeout(() => (isImpatience = true), sameKeyMilliseconds).unref();
    void lifetime.end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
