/** The right of one letter to be taken by its server; others say all but their end meanwhile. */
export interface LastWord {
  /** Answers when nobody else has it. Asking again is harmless. */
  take(): Promise<void>;
  /** When what became of the letter is committed, or it was never taken. */
  leave(): void;
}

/**
 * P3: what a server took and nobody noted goes out once more after a crash. So only one letter is ever between the end of its text and
 * the commit, however many are on their way: a crash repeats one at most.
 */
export class LastWords {
  private tail: Promise<unknown> = Promise.resolve();

  next(): LastWord {
    let taken: Promise<void> | null = null;
    const left = Promise.withResolvers<void>();
    return {
      take: () => {
        if (taken) return taken;
        const before = this.tail;
        // whoever leaves without having had it does not let the next one in before the one that has it
        this.tail = Promise.all([before, left.promise]);
        taken = before.then(() => undefined);
        return taken;
      },
      leave: () => left.resolve(),
    };
  }
}
