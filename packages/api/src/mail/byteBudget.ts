/** So many bytes may lie in memory at once, whoever brought them. What is counted is what has come, not what was announced: nobody takes room with a number. */
export class ByteBudget {
  private taken = 0;

  constructor(private readonly most: number) {}

  /** Takes room for more bytes; false when there is none, and then none is taken. */
  take(bytes: number): boolean {
    if (this.taken + bytes > this.most) return false;
    this.taken += bytes;
    return true;
  }

  /** Gives room back that was taken. */
  giveBack(bytes: number): void {
    this.taken -= bytes;
  }
}
