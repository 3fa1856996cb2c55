import type { Config } from '../../platform/config.ts';
import { refusal, type Refusal } from '../../platform/refusal.ts';
import { clause } from '../attachmentLimits.ts';

/** What a scanner says of a file. UNSCANNED: it was away; TOO_LARGE: it takes no file of this length. */
export const scanStates = ['CLEAN', 'UNSCANNED', 'TOO_LARGE', 'INFECTED'] as const;
export type ScanState = (typeof scanStates)[number];

export interface Verdict {
  state: ScanState;
  /** What was found, by the scanner's name for it. */
  finding: string | null;
}

/** What is done with a file that nobody could look at: it waits and is kept from everybody, or is taken with a mark. */
export type ScannerAway = Config['scannerAway'];

/** §4.5: why a file that somebody uploads is not taken; null when it is. Nothing of a refused one is kept, and whoever sends it is there to mend it. */
export const refusalOf = ({ state, finding }: Verdict, name: string, away: ScannerAway): Refusal | null => {
  if (state === 'INFECTED') return refusal('FILE_INFECTED', { field: ['fileName'], clause, params: { name, finding: finding ?? '' } });
  if (state === 'CLEAN' || away === 'take') return null;
  return refusal(state === 'TOO_LARGE' ? 'FILE_TOO_LARGE_TO_CHECK' : 'FILE_CHECK_AWAY', { field: ['fileName'], clause, params: { name } });
};

/** §4.5: whether a file of a letter becomes an attachment. Nobody is there to send it again, so one that could not be checked now is taken, and is locked until it was. */
export const becomesAttachment = ({ state }: Verdict, away: ScannerAway): boolean => state === 'CLEAN' || state === 'UNSCANNED' || (state === 'TOO_LARGE' && away === 'take');

/** Why a file that is there is not given out; null when it is. A file from before there was a scanner has no verdict; one that was too large was taken all the same, knowingly. */
export const lockOf = (verdict: Verdict | null, name: string, away: ScannerAway): Refusal | null => (verdict && verdict.state !== 'TOO_LARGE' ? refusalOf(verdict, name, away) : null);
