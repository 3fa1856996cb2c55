/** So many bytes may lie in memory at once, and of one who brings them no more than a share, so that nobody keeps the others out. What is counted is what has come, not what was announced: nobody takes room with a number. */
export class ByteBudget {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();

  constructor(private readonly most: number) {}

  /**
   * Takes room for more bytes of somebody.
   * @param share bytes that this one may hold at once
   * @returns why there is none, and then none is taken: THEIR_SHARE when they hold theirs already, ALL when all have it together
   */
  take(bytes: number, { who, share }: { who: string; share: number }): 'THEIR_SHARE' | 'ALL' | null {
    const held = this.takenBy.get(who) ?? 0;
    if (held + bytes > share) return 'THEIR_SHARE';
    if (this.taken + bytes > this.most) return 'ALL';
    this.taken += bytes;
    this.takenBy.set(who, held + bytes);
    return null;
  }

  /** Gives room back that was taken. */
  giveBack(bytes: number, who: string): void {
    this.taken -= bytes;
    const left = (this.takenBy.get(who) ?? 0) - bytes;
    if (left > 0) this.takenBy.set(who, left);
    else this.takenBy.delete(who);
  }
}
