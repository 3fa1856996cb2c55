/**
 * One question for all who ask at the same time: whoever comes while it is under way may not use its answer, which may be of before they
 * came, and shares the next one. However many ask, one question is under way.
 */
export class FreshAnswer<T> {
  private current: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly question: () => Promise<T>) {}

  /** An answer to the question put now or later. */
  ask(): Promise<T> {
    if (!this.current) return this.begin();
    this.next ??= this.current.then(() => this.begin(), () => this.begin());
    return this.next;
  }

  /** Whether nobody waits for an answer. */
  get isIdle(): boolean { return !this.current && !this.next; }

  private begin(): Promise<T> {
    this.next = null;
    const asked = this.question();
    this.current = asked;
    const end = (): void => { if (this.current === asked) this.current = null; };
    asked.then(end, end);
    return asked;
  }
}

/** The same for each of many questions, such as whose a credential is. One that nobody asks any longer is forgotten. */
export class FreshAnswers<T> {
  private readonly asked = new Map<string, FreshAnswer<T>>();

  constructor(private readonly question: (about: string) => Promise<T>) {}

  /** An answer to the question put now or later. */
  ask(about: string): Promise<T> {
    const fresh = this.asked.get(about) ?? new FreshAnswer(() => this.question(about));
    this.asked.set(about, fresh);
    const answer = fresh.ask();
    const forget = (): void => { if (fresh.isIdle) this.asked.delete(about); };
    answer.then(forget, forget);
    return answer;
  }
}
