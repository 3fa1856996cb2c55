import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { receiveLetter } from '../mail/receiving.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';

/** What became of one file; printed as one line of JSON. */
export interface IngestedFile {
  /** As it was named on the command line. */
  file: string;
  /**
   * A code of IncomingLetterOutcome; FILE_NOT_READ when there is no such file or it is too large, and nothing was kept;
   * PENDING when the letter is kept but its processing failed: it is tried again while the server runs.
   */
  outcome: string;
  ticketNumber: string | null;
  /** Message-ID of the letter. */
  messageId: string | null;
  /** Message-ID of the letter that confirms it. */
  confirmation: string | null;
  /** A code of LetterReason, or what is wrong with the file. */
  reason: string | null;
}

const bytesOf = async (file: string): Promise<Buffer> => {
  // pnpm runs scripts in the project's folder and says where the person stood
  const found = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const { size } = await stat(found);
  if (size > longestLetterBytes) throw new Error(`${file} is larger than ${longestLetterBytes} bytes`);
  return readFile(found);
};

/** Takes the letter in one file. It arrives now: what a letter says of its date proves nothing (R14). */
export const ingestFile = async (system: System, file: string): Promise<IngestedFile> => {
  let raw: Buffer;
  try {
    raw = await bytesOf(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { file, outcome: 'FILE_NOT_READ', ticketNumber: null, messageId: null, confirmation: null, reason };
  }
  const verdict = await receiveLetter(system, raw, { to: [system.config.supportEmail], receivedAt: clock.now() });
  const { outcome, ticketNumber, messageHeaderId, confirmation, reason } = verdict;
  return { file, outcome: outcome ?? 'PENDING', ticketNumber, messageId: messageHeaderId, confirmation, reason: outcome === null ? 'PROCESSING_FAILED' : reason };
};
