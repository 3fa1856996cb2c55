/** What work in a process apart ran out of; or the process died of it. */
export type BrokeOffOver = 'TIME' | 'MEMORY' | 'DEATH';

/** Work in a process apart came to no end, and the process is gone. It may be the machine's fault, so the same may be tried again. */
export class BrokeOff extends Error {
  readonly over: BrokeOffOver;

  constructor(said: string, over: BrokeOffOver) {
    super(said);
    this.name = 'BrokeOff';
    this.over = over;
  }
}
