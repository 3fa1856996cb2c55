/** A letter as the stand-in keeps it. */
export interface KeptLetter {
  uid: number;
  raw: Buffer;
  arrivedAt: number;
  flags: Set<string>;
  /** What RFC822.SIZE claims; the truth when absent. */
  claimedBytes?: number;
}

/** One folder of the stand-in. */
export class Folder {
  letters: KeptLetter[] = [];
  uidValidity: number;
  private nextUid = 1;

  constructor(uidValidity: number) {
    this.uidValidity = uidValidity;
  }

  get uidNext(): number {
    return this.nextUid;
  }

  add(raw: Buffer, arrivedAt: number, claimedBytes?: number): KeptLetter {
    const letter: KeptLetter = { uid: this.nextUid, raw, arrivedAt, flags: new Set(), ...(claimedBytes === undefined ? {} : { claimedBytes }) };
    this.nextUid += 1;
    this.letters.push(letter);
    return letter;
  }

  /** What a set such as `2:4,9` or `5:*` names, in the order of the folder. `5:*` always names the last letter. */
  named(set: string): KeptLetter[] {
    const last = this.letters.at(-1)?.uid ?? 0;
    const number = (text: string): number => (text === '*' ? last : Number(text));
    const ranges = set.split(',').map((part) => {
      const [from = '', to = from] = part.split(':');
      return [number(from), number(to)].toSorted((a, b) => a - b);
    });
    return this.letters.filter(({ uid }) => ranges.some(([from = 0, to = 0]) => uid >= from && uid <= to));
  }

  /** The folder is made anew by its server: everything gets another number under another numbering. */
  numberAnew(): void {
    this.uidValidity += 1;
    this.nextUid = 1;
    for (const letter of this.letters) {
      letter.uid = this.nextUid;
      this.nextUid += 1;
    }
  }
}
