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

  private begin(): Promise<T> {
    this.next = null;
    const asked = this.question();
    this.current = asked;
    const end = (): void => { if (this.current === asked) this.current = null; };
    asked.then(end, end);
    return asked;
  }
}
