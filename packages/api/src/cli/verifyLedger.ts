import { verifyLedger, type LedgerAnchor } from '../sla/ledgerVerification.ts';
import { usageExitCode } from './usage.ts';
import { withSystem } from './withSystem.ts';

const anchorPattern = /^(\d{1,15}):([0-9a-f]{64})$/;

const anchorOf = (text: string): LedgerAnchor | null => {
  const [, position, hash] = anchorPattern.exec(text) ?? [];
  return position && hash ? { position: Number(position), hash } : null;
};

/** `ledger:verify [POSITION:HASH]`: one line of JSON for each fault, then a summary; exit code 1 when there is any. */
export const verifyLedgerOf = async (args: readonly string[]): Promise<number> => {
  const [noted, ...rest] = args;
  const anchor = noted === undefined ? null : anchorOf(noted);
  if (rest.length > 0 || (noted !== undefined && !anchor)) {
    console.error('ledger:verify takes at most one noted place, as POSITION:HASH.');
    return usageExitCode;
  }
  return withSystem(async ({ pool }) => {
    const { faults, head, ...counts } = await verifyLedger(pool, anchor);
    for (const fault of faults) console.log(JSON.stringify(fault));
    console.log(JSON.stringify({ intact: faults.length === 0, ...counts, faults: faults.length, head: head && `${head.position}:${head.hash}` }));
    return faults.length === 0 ? 0 : 1;
  });
};
