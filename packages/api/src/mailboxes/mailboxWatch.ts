import type { ImapFlow } from 'imapflow';
import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { Fetching, type Listing } from './fetching.ts';
import { everyStep, type AtFetchStep } from './fetchSteps.ts';
import { openMailbox, type OpenMailbox } from './imapConnection.ts';
import { MailboxTrouble, troubleOf } from './imapFault.ts';
import { activeMailbox, type MailboxRow } from './mailboxRow.ts';
import { noteNumbering, notePlace, noteRead, noteTrouble } from './mailboxState.ts';
import { isReconciliationDue, reconcile } from './reconciling.ts';
import { passwordFor } from './sealedPassword.ts';

/** Behind IDLE stands a look from time to time. */
const lookEveryMilliseconds = 60_000;
/** A server that takes the connection and drops it at once must not be asked in a circle. */
const pauseAfterLossMilliseconds = 5_000;

/**
 * Reads one mailbox. Of several processes one holds it, and keeps its connection: the server tells of a new letter at once (IDLE),
 * and every minute is looked anyway. A fault is noted with when to try again; then the mailbox is opened anew. Another process goes
 * on when this one is gone.
 */
export class MailboxWatch implements Process {
  private readonly rounds: Rounds;
  private readonly thing: string;
  private open: OpenMailbox | null = null;
  /** To which of its folders the mailbox was turned when it was opened. */
  private openFolder: number | null = null;
  /** Of `open`, or of what is being opened. */
  private client: ImapFlow | null = null;
  private cancelAlarm: () => void = () => undefined;
  private stopped = false;
  private readonly listing: Listing = { oneByOne: false };

  constructor(private readonly system: System, private readonly mailboxId: string, private readonly atStep: AtFetchStep = everyStep) {
    this.thing = `mailbox/${mailboxId}`;
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ mailbox: mailboxId, error: String(error) }, 'a mailbox could not be looked at; it is tried again'),
    });
  }

  /** Does not wait for the first letters: a slow server must not hold up the start. */
  start(): this {
    void this.rounds.wake();
    return this;
  }

  /** Looks now; answers when what there was is stored. */
  wake(): Promise<void> {
    return this.rounds.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelAlarm();
    // whatever waits for the server ends with the connection
    this.leave();
    await this.rounds.stop();
    this.leave();
    await this.system.sole.release(this.thing);
  }

  private async round(): Promise<number | null> {
    const mailbox = this.stopped ? null : await activeMailbox(this.system.pool, this.mailboxId);
    if (!mailbox || !(await this.system.sole.hold(this.thing))) {
      this.leave();
      return null;
    }
    if (mailbox.nextAttemptAt && mailbox.nextAttemptAt.getTime() > clock.now()) return mailbox.nextAttemptAt.getTime();
    try {
      await this.read(mailbox);
      return null;
    } catch (error) {
      this.leave();
      if (this.stopped) return null;
      const trouble = troubleOf(error);
      this.system.log.warn({ mailbox: mailbox.id, fault: trouble.fault, detail: trouble.detail }, 'a mailbox could not be read; its letters wait there');
      return noteTrouble(this.system, mailbox, trouble);
    }
  }

  private async read(row: MailboxRow): Promise<void> {
    const open = await this.opened(row);
    const isNumberedAnew = row.uidValidity !== open.uidValidity;
    if (isNumberedAnew) await noteNumbering(this.system, row, open);
    const mailbox = isNumberedAnew ? { ...row, uidValidity: open.uidValidity, lastUid: 0, firstUid: open.uidNext } : row;
    const { lastUid, refusal } = await new Fetching(this.system, mailbox, open, this.listing, this.atStep).round(mailbox.lastUid);
    await (refusal ? notePlace : noteRead)(this.system, mailbox, { uidValidity: open.uidValidity, lastUid });
    if (isReconciliationDue(mailbox, clock.now())) await this.reconcile(mailbox, open, lastUid);
    if (refusal) throw refusal;
  }

  private async reconcile(mailbox: MailboxRow, open: OpenMailbox, lastUid: number): Promise<void> {
    const { inMailbox, stored } = await reconcile(this.system, mailbox, open, lastUid);
    // what was missing is taken at once, and counted again
    if (stored === inMailbox) return;
    await new Fetching(this.system, mailbox, open, this.listing, this.atStep).round(lastUid);
    await reconcile(this.system, mailbox, open, lastUid);
  }

  private async opened(mailbox: MailboxRow): Promise<OpenMailbox> {
    if (this.open?.client.usable && this.openFolder === mailbox.folderNumber) return this.open;
    this.leave();
    const password = passwordFor(mailbox);
    if (password === null) throw new MailboxTrouble('PASSWORD_LOST');
    const open = await openMailbox({ ...mailbox, password }, { began: (client) => (this.client = client) });
    open.client.on('exists', () => void this.rounds.wake());
    open.client.on('close', () => this.lost(open));
    this.open = open;
    this.openFolder = mailbox.folderNumber;
    return open;
  }

  private lost(open: OpenMailbox): void {
    if (this.open !== open) return;
    this.open = null;
    this.cancelAlarm();
    if (!this.stopped) this.cancelAlarm = clock.wakeAt(clock.now() + pauseAfterLossMilliseconds, () => this.rounds.wake());
  }

  private leave(): void {
    const { client } = this;
    this.open = null;
    this.client = null;
    client?.close();
  }
}
