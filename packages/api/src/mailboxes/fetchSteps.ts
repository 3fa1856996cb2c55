import { killPoint } from '../platform/killPoint.ts';

/**
 * The steps at which taking a letter can be cut short: its bytes are here; they are written, not committed; they are committed;
 * the mailbox was told. Tests break off at each of them.
 */
export type FetchStep = 'FETCHED' | 'WRITTEN' | 'COMMITTED' | 'HANDLED';

/** Is told of each step; what it throws is what a crash there would be. */
export type AtFetchStep = (step: FetchStep, uids: readonly number[]) => void;

export const everyStep: AtFetchStep = (step) => killPoint(step);
