import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { killPoint } from '../platform/killPoint.ts';
import { Rounds } from '../platform/rounds.ts';
import { dispatchNext, makeDueAgain, nextDispatchAt } from './dispatch.ts';
import { LastWords } from './lastWord.ts';
import { noteStandstill } from './standstill.ts';
import { mostAtOnce, sink, smtpTransport, type LetterTransport } from './transport.ts';
import { settleUnknown, Unkept } from './unkept.ts';

const lookEveryMilliseconds = 15_000;
/** After a server that was away, the other letters wait a little too, instead of knocking one by one. */
const serverPauseMilliseconds = 30_000;

/** A letter over which alone the server says that it takes none would have all others wait each time. */
const dueAgainAtMostEveryMilliseconds = 10 * 60_000;

/** Events of delivery itself make no new letters. */
const isAboutLetters = (type: string): boolean => type === 'LETTER_SENT' || type === 'LETTER_FAILED';

/**
 * Sends the outgoing letters. A letter waits (WAITING) until its time; it is sent and becomes SENT; a refusal for good makes
 * it FAILED; anything else makes it wait for another attempt. Any number of processes may run this: a letter that is being sent
 * is locked.
 */
export class Delivery implements Process {
  private readonly rounds: Rounds;
  private readonly transport: LetterTransport;
  private unfollow: () => void = () => undefined;
  private pausedUntil = 0;
  /** Whether letters may wait because the server was away: for whoever was here before, too. */
  private wasAway = true;
  private dueAgainAt = Number.NEGATIVE_INFINITY;
  private stopped = false;
  private readonly lastWords = new LastWords();
  private readonly unkept = new Unkept();
  /** What this process noticed last of whether letters stand still; null before its first look. */
  private isStill: boolean | null = null;

  constructor(private readonly system: System, transport?: LetterTransport) {
    this.transport = transport ?? (system.config.smtpUrl === undefined ? sink : smtpTransport(system.config.smtpUrl, system.config.dkim));
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ error: String(error) }, 'the outgoing letters could not be read; it is tried again'),
    });
  }

  /** Does not wait for the first letters: a slow mail server must not hold up the start. */
  start(): this {
    this.unfollow = this.system.events.follow((events) => {
      if (events.some(({ type }) => !isAboutLetters(type))) void this.rounds.wake();
    });
    void this.rounds.wake();
    return this;
  }

  /** Sends everything that is due; answers when it has been tried. */
  run(): Promise<void> {
    return this.rounds.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unfollow();
    await this.rounds.stop();
    this.transport.close();
  }

  private async round(): Promise<number | null> {
    this.isStill = await noteStandstill(this.system, this.isStill);
    // last, so that nothing comes between the moment of the next attempt and its alarm
    return this.send();
  }

  private async send(): Promise<number | null> {
    if (clock.now() < this.pausedUntil) return this.pausedUntil;
    const lookedAt = clock.now();
    for (const { id } of await settleUnknown(this.system.pool, this.unkept, lookedAt)) this.system.log.error({ letterId: id }, 'a letter was taken twice by its server and that cannot be written down; it is not sent again');
    // one letter finds out whether the server is there, before several knock
    if (await this.sendOne()) await Promise.all(Array.from({ length: mostAtOnce }, () => this.sendOneAfterAnother()));
    // what fell due since the last look is due at once, not with the look after it
    return nextDispatchAt(this.system.pool, lookedAt);
  }

  private async sendOneAfterAnother(): Promise<void> {
    while (await this.sendOne());
  }

  /** Sends the next letter; answers whether to go on. Letters of one ticket are never on their way together (see `lockNext`). */
  private async sendOne(): Promise<boolean> {
    if (this.stopped || clock.now() < this.pausedUntil) return false;
    const lastWord = this.lastWords.next();
    const result = await dispatchNext(this.system.pool, this.transport, clock.now(), { lastWord, unkept: this.unkept }).finally(() => lastWord.leave());
    if (result === 'SETTLED') {
      this.system.events.poke();
      killPoint('SENT');
      await this.serverIsBack();
    }
    if (result === 'SERVER_UNAVAILABLE') {
      this.pausedUntil = clock.now() + serverPauseMilliseconds;
      this.wasAway = true;
      this.system.log.warn('the mail server is not available; letters wait');
    }
    if (result === 'BROKEN') this.system.log.error('what came of a letter could not be kept; it waits, and stands under outgoing mail with the reason');
    return result === 'SETTLED' || result === 'POSTPONED' || result === 'BROKEN';
  }

  /** What waits because the server was away goes on at once. */
  private async serverIsBack(): Promise<void> {
    if (!this.wasAway || clock.now() < this.dueAgainAt) return;
    this.wasAway = false;
    this.dueAgainAt = clock.now() + dueAgainAtMostEveryMilliseconds;
    await makeDueAgain(this.system.pool, clock.now());
  }
}
