import type { FetchMessageObject } from 'imapflow';
import { giveBackMemory } from '../platform/apart/giveBackMemory.ts';
import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';
import { announceLetterArrival } from '../mail/letterArrival.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { keepTooLargeLetter } from '../mail/tooLarge.ts';
import { handleStored } from './afterStoring.ts';
import { batchBytes, batchesOf, inFetchingOrder, type ListedLetter } from './fetchBatches.ts';
import { failedUids, knownLetters, mostAttempts, noteFailedFetch, storeFetchedLetter, tooLargeUnderEarlierNumbering, type Numbering } from './fetchedLetters.ts';
import { everyStep, type AtFetchStep } from './fetchSteps.ts';
import type { OpenMailbox } from './imapConnection.ts';
import { MailboxTrouble, saidIn } from './imapFault.ts';
import { fetchInPieces } from './largeLetters.ts';
import type { MailboxRow } from './mailboxRow.ts';

const byUid = { uid: true } as const;

/** R14: when the mailbox took the letter; a server that does not tell took it now. */
export const arrivalIn = ({ internalDate }: Pick<FetchMessageObject, 'internalDate'>): number => (internalDate === undefined ? clock.now() : new Date(internalDate).getTime());

/** A letter as a folder names it, before its size is asked: for that some servers open the letter, and this may be what they cannot. */
type NamedLetter = Omit<ListedLetter, 'bytes'>;

/** How the letters of a mailbox are listed. Once a server broke off over a list, it is asked about each letter by itself until a round ends well. */
export interface Listing { oneByOne: boolean }

/** The numbers of a folder as a set that stays short: what follows each other in it is a range. */
export const setOf = (wanted: ReadonlySet<number>, inFolder: readonly number[]): string => {
  const ranges: [number, number][] = [];
  let before = false;
  for (const uid of inFolder) {
    const last = ranges.at(-1);
    if (wanted.has(uid) && before && last) last[1] = uid;
    else if (wanted.has(uid)) ranges.push([uid, uid]);
    before = wanted.has(uid);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',');
};

/**
 * Whether a letter is the desk's: what lay in the folder before the mailbox was connected may not be. Its number tells what came since
 * the first look; the server's clock, which may be wrong, only what came between the act and that look.
 */
export const isOurs = ({ takesFrom, firstUid }: Pick<MailboxRow, 'takesFrom' | 'firstUid'>, { uid, arrivedAt }: { uid: number; arrivedAt: number }): boolean =>
  takesFrom === null || (firstUid !== null && uid >= firstUid) || arrivedAt >= takesFrom.getTime();

export interface FetchedUpTo {
  lastUid: number;
  /** All letters were taken, but it may not be changed; what they were to be told is told again in the next round. */
  refusal: MailboxTrouble | null;
}

/**
 * Takes what is new in a mailbox, the oldest first (§4.7). Of each letter the order is: its size is looked at, its bytes come, they
 * are committed, and only then the mailbox is told. Cut short anywhere, the next round goes on, and no letter comes twice.
 */
export class Fetching {
  private readonly atStep: AtFetchStep;
  private refusal: MailboxTrouble | null = null;

  constructor(private readonly system: System, private readonly mailbox: MailboxRow, private readonly open: OpenMailbox, private readonly listing: Listing, atStep: AtFetchStep = everyStep) {
    this.atStep = atStep;
  }

  private get numbering(): Numbering {
    return { mailboxId: this.mailbox.id, folderNumber: this.mailbox.folderNumber, uidValidity: this.open.uidValidity };
  }

  /** Answers up to which number everything was dealt with, and what the mailbox would not let be done to its letters. */
  async round(lastUid: number): Promise<FetchedUpTo> {
    await this.tellMailbox();
    const { fresh, failed, inFolder, upTo } = await this.waiting(lastUid);
    await this.takeAll(await this.listed(fresh, inFolder));
    // what failed before comes last and alone: it may cost the connection
    for (const letter of failed) await this.takeAll(await this.listedEach([letter]));
    this.listing.oneByOne = false;
    return { lastUid: upTo, refusal: this.refusal };
  }

  private async takeAll(letters: readonly ListedLetter[]): Promise<void> {
    for (const batch of batchesOf(inFetchingOrder(letters.filter(({ bytes }) => bytes <= longestLetterBytes)))) {
      await this.take(batch);
      await this.tellMailbox();
    }
    for (const letter of letters.filter(({ bytes }) => bytes > longestLetterBytes)) await this.noteTooLarge(letter);
  }

  /** A mailbox that may not be changed must not cost anybody a letter: that it refuses is said when all are taken. */
  private async tellMailbox(): Promise<void> {
    if (this.refusal) return;
    try {
      await handleStored(this.system.pool, this.open.client, this.mailbox, this.open.uidValidity, this.atStep);
    } catch (error) {
      if (!(error instanceof MailboxTrouble) || !this.open.client.usable) throw error;
      this.refusal = error;
    }
  }

  /** What the folder holds beyond the last number, and what failed before; without what is stored, given up, or not ours. */
  private async waiting(lastUid: number): Promise<{ fresh: NamedLetter[]; failed: NamedLetter[]; inFolder: number[]; upTo: number }> {
    const { client } = this.open;
    const query = { uid: true, internalDate: true };
    const beyond = (await client.fetchAll(`${lastUid + 1}:*`, query, byUid)).filter(({ uid }) => uid > lastUid);
    const again = await failedUids(this.system.pool, this.numbering);
    const before = again.length === 0 ? [] : await client.fetchAll(again.join(','), query, byUid);
    const all = [...new Map([...before, ...beyond].map((letter) => [letter.uid, letter])).values()];
    const known = await knownLetters(this.system.pool, this.numbering, all.map(({ uid }) => uid));
    const ours = all
      .map((letter): NamedLetter => ({ uid: letter.uid, arrivedAt: arrivalIn(letter), attempts: known.get(letter.uid)?.attempts ?? 0 }))
      .filter((letter) => !known.get(letter.uid)?.stored && letter.attempts < mostAttempts && isOurs(this.mailbox, letter));
    return {
      fresh: ours.filter(({ attempts }) => attempts === 0),
      failed: ours.filter(({ attempts }) => attempts > 0).toSorted((a, b) => a.attempts - b.attempts || a.uid - b.uid),
      inFolder: all.map(({ uid }) => uid).toSorted((a, b) => a - b),
      upTo: Math.max(lastUid, ...beyond.map(({ uid }) => uid)),
    };
  }

  private async listed(letters: readonly NamedLetter[], inFolder: readonly number[]): Promise<ListedLetter[]> {
    if (letters.length === 0) return [];
    if (this.listing.oneByOne) return this.listedEach(letters);
    const { client } = this.open;
    try {
      const sizes = new Map((await client.fetchAll(setOf(new Set(letters.map(({ uid }) => uid)), inFolder), { uid: true, size: true }, byUid)).map(({ uid, size }) => [uid, size ?? 0]));
      // what somebody took away meanwhile is nobody's task
      return letters.flatMap((letter) => (sizes.has(letter.uid) ? [{ ...letter, bytes: sizes.get(letter.uid) ?? 0 }] : []));
    } catch (error) {
      this.listing.oneByOne = true;
      if (client.usable) return this.listedEach(letters);
      throw error;
    }
  }

  /** One whose size the server cannot tell counts as a try that failed; the others are listed all the same, in the next round where it cost the connection. */
  private async listedEach(letters: readonly NamedLetter[]): Promise<ListedLetter[]> {
    const { client } = this.open;
    const listed: ListedLetter[] = [];
    for (const letter of letters) {
      try {
        const found = await client.fetchOne(String(letter.uid), { uid: true, size: true }, byUid);
        if (found) listed.push({ ...letter, bytes: found.size ?? 0 });
      } catch (error) {
        await noteFailedFetch(this.system.pool, this.numbering, [{ ...letter, bytes: 0 }], saidIn(error));
        if (!client.usable) throw error;
      }
    }
    return listed;
  }

  /** The bytes of letters by their numbers; of one that is large in pieces, where its server can do that. */
  private async sourcesOf(batch: readonly ListedLetter[]): Promise<Map<number, Buffer | undefined>> {
    const { client } = this.open;
    const [letter, another] = batch;
    if (letter && !another && letter.bytes > batchBytes) {
      const raw = await fetchInPieces(client, letter).catch((error: unknown) => {
        if (client.usable) return null;
        throw error;
      });
      if (raw) return new Map([[letter.uid, raw]]);
    }
    const fetched = await client.fetchAll(batch.map(({ uid }) => uid).join(','), { uid: true, source: true }, byUid);
    return new Map(fetched.map(({ uid, source }) => [uid, source]));
  }

  private async take(batch: readonly ListedLetter[]): Promise<void> {
    const { client } = this.open;
    const uids = batch.map(({ uid }) => uid);
    let sources: Map<number, Buffer | undefined>;
    try {
      sources = await this.sourcesOf(batch);
    } catch (error) {
      // one letter that the server refuses must not cost the others their turn
      if (batch.length > 1 && client.usable) return this.takeEach(batch);
      await noteFailedFetch(this.system.pool, this.numbering, batch, saidIn(error));
      if (client.usable) return;
      throw error;
    }
    this.atStep('FETCHED', uids);
    for (const letter of batch) {
      const { uid } = letter;
      const raw = sources.get(uid);
      if (raw) await this.store(letter, raw).finally(() => giveBackMemory(raw));
      // deleted meanwhile by somebody else, or the server did not send it
      else await noteFailedFetch(this.system.pool, this.numbering, [letter], 'no letter in the answer');
      this.atStep('COMMITTED', [uid]);
    }
  }

  private async takeEach(letters: readonly ListedLetter[]): Promise<void> {
    for (const letter of letters) await this.take([letter]);
  }

  /** A letter that cannot be stored holds up nobody: it is tried again after the others. */
  private async store(letter: ListedLetter, raw: Buffer): Promise<void> {
    const { uid, arrivedAt } = letter;
    const place = { ...this.numbering, uid };
    try {
      if (await storeFetchedLetter(this.system.pool, place, { raw, arrivedAt, host: this.mailbox.host }, this.atStep)) announceLetterArrival(this.system);
    } catch (error) {
      this.system.log.error({ ...place, error: String(error) }, 'a letter of a mailbox could not be stored; it waits there and is tried again');
      await noteFailedFetch(this.system.pool, this.numbering, [letter], saidIn(error));
    }
  }

  /** One whose headers the server refuses, or that cannot be kept, holds up nobody either. */
  private async noteTooLarge(letter: ListedLetter): Promise<void> {
    const { client } = this.open;
    try {
      await this.keepTooLarge(letter);
    } catch (error) {
      this.system.log.error({ mailboxId: this.mailbox.id, uid: letter.uid, error: String(error) }, 'of a letter that is too large not even the headers could be kept; it is tried again');
      await noteFailedFetch(this.system.pool, this.numbering, [letter], saidIn(error));
      if (!client.usable) throw error;
    }
  }

  /** Its headers are kept; the letter stays in the mailbox as it is. */
  private async keepTooLarge({ uid, bytes, arrivedAt }: ListedLetter): Promise<void> {
    const { client } = this.open;
    const message = await client.fetchOne(String(uid), { uid: true, headers: true }, byUid);
    const headers = message && message.headers ? message.headers : Buffer.alloc(0);
    await this.system.workshop.perform(systemActor, async (work) => {
      const place = { ...this.numbering, uid };
      const rows = await work.em.execute<{ uid: number }[]>(
        `insert into fetched_letter (mailbox_id, folder_number, uid_validity, uid, stored_at, handled_at, arrived_at) values (?, ?, ?, ?, ?, ?, ?)
         on conflict (mailbox_id, folder_number, uid_validity, uid) do update set stored_at = excluded.stored_at, handled_at = excluded.handled_at, arrived_at = excluded.arrived_at where fetched_letter.stored_at is null returning uid`,
        [place.mailboxId, place.folderNumber, place.uidValidity, place.uid, work.at, work.at, new Date(arrivedAt)],
      );
      if (rows.length === 0) return;
      const earlier = await tooLargeUnderEarlierNumbering(work, place, headers, { bytes, arrivedAt });
      const letterId = earlier ?? (await keepTooLargeLetter(work, headers, { bytes, receivedAt: arrivedAt })).id;
      await work.em.flush();
      await work.em.execute('update fetched_letter set letter_id = ? where mailbox_id = ? and folder_number = ? and uid_validity = ? and uid = ?', [letterId, place.mailboxId, place.folderNumber, place.uidValidity, place.uid]);
    });
  }
}
