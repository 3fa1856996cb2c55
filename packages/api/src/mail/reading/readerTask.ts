import type { ProofOrder } from '../authentication/proofOrder.ts';
import type { Signs } from '../authentication/proof.ts';
import type { ReadLetter } from './readLetter.ts';
import type { UnreadableReason } from './readingFaults.ts';

/** What a reader is asked: what a letter says, or what it proves of its sender. */
export type ReaderTask = { read: Buffer } | { prove: Buffer; order: ProofOrder };

/** What a reader says in the end: what it read or found, why nobody can read it, or what broke. */
export type ReaderAnswer = { read: ReadLetter } | { signs: Signs | null } | { unreadable: UnreadableReason; said: string } | { broken: string };

/** A reader has no network: it asks whoever it reads for about the records of a name. */
export interface NameQuestion { question: number; name: string; type: string }

/** The records, or the code of why there are none. */
export type NameAnswer = { question: number; records: string[][] | string[] } | { question: number; code: string };
