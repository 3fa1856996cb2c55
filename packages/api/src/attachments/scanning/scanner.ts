import type { Config } from '../../platform/config.ts';
import { ClamdScan } from './clamd.ts';
import type { ScannerAway, Verdict } from './verdict.ts';

const inForce: Pick<Config, 'clamd' | 'scannerAway'> = { clamd: undefined, scannerAway: 'wait' };

/** Takes over the settings when the desk starts. */
export const useScanner = ({ clamd, scannerAway }: Pick<Config, 'clamd' | 'scannerAway'>): void => {
  Object.assign(inForce, { clamd, scannerAway });
};

export const hasScanner = (): boolean => inForce.clamd !== undefined;
export const scannerAway = (): ScannerAway => inForce.scannerAway;

/** A look at one file while it comes. */
export interface Scan {
  take(piece: Uint8Array): Promise<void>;
  /** Null: there is no scanner. */
  verdict(): Promise<Verdict | null>;
  end(): void;
}

const noScan: Scan = { take: async () => undefined, verdict: async () => null, end: () => undefined };

/** Begins to look at a file; without a scanner nothing is looked at. */
export const beginScan = (): Scan => (inForce.clamd ? new ClamdScan(inForce.clamd) : noScan);

/** Looks at a file that is to be read somewhere. */
export const scanned = async (bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Verdict | null> => {
  const scan = beginScan();
  try {
    for await (const piece of bytes) await scan.take(piece);
    return await scan.verdict();
  } finally {
    scan.end();
  }
};
