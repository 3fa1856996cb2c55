import type { Peer } from './peer.ts';

/** What is to be found out about a letter. */
export interface ProofOrder {
  /** Domain of its From. */
  readonly fromDomain: string;
  /** Name under which the front server tells what it found; null when the desk checks itself. */
  readonly frontServer: string | null;
  readonly peer: Peer;
  /** Domains whose ARC seals are believed, in lower case. */
  readonly sealers: readonly string[];
  /** Domain of the desk, in whose name the check is made. */
  readonly desk: string;
}
