import type { System } from '../platform/feature.ts';
import { decideLetter, type LetterVerdict } from './deciding.ts';
import { storeLetter, type Envelope } from './storing.ts';

/** Takes a letter by any way: keeps it as it came, then decides about it. */
export const receiveLetter = async (system: System, raw: Buffer, envelope: Envelope): Promise<LetterVerdict> =>
  decideLetter(system, await storeLetter(system, raw, envelope));
