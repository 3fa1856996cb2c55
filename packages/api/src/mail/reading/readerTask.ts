import type { ProofOrder } from '../authentication/proofOrder.ts';
import type { Signs } from '../authentication/proof.ts';
import type { ReadLetter } from './readLetter.ts';
import type { UnreadableReason } from './readingFaults.ts';

/** A piece of the letter that the next task is about; `of` is the length of the whole. */
export interface LetterPiece { piece: Buffer; of: number }

/** What a reader is asked of the letter that came before, piece by piece: what it says, or what it proves of its sender. */
export type ReaderTask = { task: 'READ' } | { task: 'PROVE'; order: ProofOrder };

/** A piece of a file of the letter, before the answer that names the file without its content. */
export interface FilePiece { file: number; piece: Buffer; of: number }

/** What a reader says in the end: what it read or found, why nobody can read it, or what broke. */
export type ReaderAnswer = { read: ReadLetter } | { signs: Signs | null } | { unreadable: UnreadableReason; said: string } | { broken: string };

/** A reader has no network: it asks whoever it reads for about the records of a name. */
export interface NameQuestion { question: number; name: string; type: string }

/** The records, or the code of why there are none. */
export type NameAnswer = { question: number; records: string[][] | string[] } | { question: number; code: string };
