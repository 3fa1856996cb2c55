import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { receiveLetter } from '../mail/receiving.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';
import { isMbox, lettersOfMbox } from './mbox.ts';

/** What became of one letter; printed as one line of JSON. */
export interface IngestedFile {
  /** As it was named on the command line; a letter of an mbox file has its number behind it (`a.mbox#2`), one of a folder its path there. */
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

/** Endings of files that are letters, in a folder. */
const letterEndings = new Set(['.eml', '.mbox', '.mbx']);

// pnpm runs scripts in the project's folder and says where the person stood
const placeOf = (file: string): string => path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

const notRead = (file: string, error: unknown): IngestedFile => ({
  file, outcome: 'FILE_NOT_READ', ticketNumber: null, messageId: null, confirmation: null, reason: error instanceof Error ? error.message : String(error),
});

const tooLarge = (file: string): Error => new Error(`${file} is larger than ${longestLetterBytes} bytes`);

/** It arrives now: what a letter says of its date proves nothing (R14). */
const taken = async (system: System, file: string, raw: Buffer): Promise<IngestedFile> => {
  const verdict = await receiveLetter(system, raw, { to: [system.config.supportEmail], receivedAt: clock.now() });
  const { outcome, ticketNumber, messageHeaderId, confirmation, reason } = verdict;
  return { file, outcome: outcome ?? 'PENDING', ticketNumber, messageId: messageHeaderId, confirmation, reason: outcome === null ? 'PROCESSING_FAILED' : reason };
};

/** A mark and blank lines may stand before the first letter of an mbox. */
const lookedAtBytes = 4096;

const beginningOf = async (place: string): Promise<Buffer> => {
  const handle = await open(place);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

async function* ofMbox(system: System, file: string, place: string): AsyncGenerator<IngestedFile> {
  let number = 0;
  for await (const raw of lettersOfMbox(createReadStream(place))) {
    number += 1;
    const name = `${file}#${number}`;
    yield raw ? await taken(system, name, raw) : notRead(name, tooLarge(name));
  }
}

async function* ofFolder(system: System, folder: string, place: string): AsyncGenerator<IngestedFile> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && letterEndings.has(path.extname(entry.name).toLowerCase())).map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)));
  for (const file of files.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) yield* ingestFile(system, path.join(folder, file));
}

async function* readable(system: System, file: string): AsyncGenerator<IngestedFile> {
  const place = placeOf(file);
  const found = await stat(place);
  if (found.isDirectory()) yield* ofFolder(system, file, place);
  else if (isMbox(await beginningOf(place))) yield* ofMbox(system, file, place);
  else if (found.size > longestLetterBytes) yield notRead(file, tooLarge(file));
  else yield await taken(system, file, await readFile(place));
}

/** Takes the letters of one file, which is a letter or an mbox, or of all such files below a folder; answers each as it was taken. */
export async function* ingestFile(system: System, file: string): AsyncGenerator<IngestedFile> {
  try {
    yield* readable(system, file);
  } catch (error) {
    if (!isFileFault(error)) throw error;
    yield notRead(file, error);
  }
}

/** Only what the file system says is a fault of the file; a lost database ends the command. */
const isFileFault = (error: unknown): boolean => error instanceof Error && 'syscall' in error && ['open', 'read', 'stat', 'scandir'].includes(String(error.syscall));
