import type { System } from '../platform/feature.ts';
import type { Directory } from './demoDirectory.ts';

/** The wishes and Terms of Reference of the demonstration (§3.12, §3.16). */
export const tellDevelopment = async (_system: System, _directory: Directory, _at: (instant: string) => number): Promise<void> => undefined;
