/** What of a figure is promised: at most, or at least, so much. */
export type Aim = { most: number } | { least: number } | { below: number };

/** Whether a figure holds what was promised of it. What was not measured holds nothing. */
export const isHeld = (value: number, aim: Aim): boolean => ('most' in aim ? value <= aim.most : 'below' in aim ? value < aim.below : value >= aim.least);

/** The figures of one run, and which of them missed their aim. */
export class Figures {
  private readonly misses: string[] = [];

  constructor(private readonly print: (text: string) => void) {}

  /** Prints a figure; with `held`, its value and what was promised of it, it is judged. */
  line(name: string, figure: string, aim: string, held?: { value: number; aim: Aim }): void {
    const isMissed = held !== undefined && !isHeld(held.value, held.aim);
    if (isMissed) this.misses.push(`${name.trim()}: ${figure}, ${aim}`);
    this.print(`${name.padEnd(58)} ${figure.padStart(22)}   ${aim}${isMissed ? '   MISSED' : ''}`);
  }

  /** The sentences that say what was missed; none when everything was held. */
  get missed(): string[] {
    return this.misses.map((miss) => `Missed: ${miss}.`);
  }
}
