import type { ChainAnchor } from '../platform/events/chainVerification.ts';
import { verifyEvents } from '../platform/events/eventVerification.ts';
import type { System } from '../platform/feature.ts';
import { verifyLedger } from '../sla/ledgerVerification.ts';
import { usageExitCode } from './usage.ts';
import { withSystem } from './withSystem.ts';

const anchorPattern = /^(\d{1,15}):([0-9a-f]{64})$/;

const anchorOf = (text: string): ChainAnchor | null => {
  const [, position, hash] = anchorPattern.exec(text) ?? [];
  return position && hash ? { position: Number(position), hash } : null;
};

interface Verified {
  faults: readonly object[];
  head: ChainAnchor | null;
}

/** `COMMAND [POSITION:HASH]`: one line of JSON for each fault, then a summary; exit code 1 when there is any. */
const verifying = (command: string, verify: (system: System, anchor: ChainAnchor | null) => Promise<Verified>) => async (args: readonly string[]): Promise<number> => {
  const [noted, ...rest] = args;
  const anchor = noted === undefined ? null : anchorOf(noted);
  if (rest.length > 0 || (noted !== undefined && !anchor)) {
    console.error(`${command} takes at most one noted place, as POSITION:HASH.`);
    return usageExitCode;
  }
  return withSystem(async (system) => {
    const { faults, head, ...counts } = await verify(system, anchor);
    for (const fault of faults) console.log(JSON.stringify(fault));
    console.log(JSON.stringify({ intact: faults.length === 0, ...counts, faults: faults.length, head: head && `${head.position}:${head.hash}` }));
    return faults.length === 0 ? 0 : 1;
  });
};

export const verifyLedgerOf = verifying('ledger:verify', ({ pool }, anchor) => verifyLedger(pool, anchor));
export const verifyEventsOf = verifying('events:verify', ({ pool }, anchor) => verifyEvents(pool, anchor));
