import type { Process, System } from '../platform/feature.ts';
import { Rounds } from '../platform/rounds.ts';
import { MailboxWatch } from './mailboxWatch.ts';

const lookEveryMilliseconds = 60_000;
/** What somebody did with a mailbox, after which it is looked at. */
const acts: ReadonlySet<string> = new Set(['MAILBOX_CONNECTED', 'MAILBOX_CHANGED', 'MAILBOX_REMOVED', 'MAILBOX_CHECK_ASKED']);

/** Has every mailbox watched that is at work. A mailbox that was changed is opened anew. */
export class MailboxWatches implements Process {
  private readonly rounds: Rounds;
  private readonly watches = new Map<string, { version: number; watch: MailboxWatch }>();
  private unfollow: () => void = () => undefined;

  constructor(private readonly system: System) {
    this.rounds = new Rounds({
      round: () => this.round(),
      lookEveryMilliseconds,
      report: (error) => this.system.log.error({ error: String(error) }, 'the list of mailboxes could not be read; it is tried again'),
    });
  }

  start(): this {
    this.unfollow = this.system.events.follow((events) => {
      if (events.some(({ type }) => acts.has(type))) void this.rounds.wake();
      for (const { type, subjectId } of events) if (type === 'MAILBOX_CHECK_ASKED') void this.watches.get(subjectId)?.watch.wake();
    });
    void this.rounds.wake();
    return this;
  }

  async stop(): Promise<void> {
    this.unfollow();
    await this.rounds.stop();
    await Promise.all([...this.watches.values()].map(({ watch }) => watch.stop()));
  }

  private async round(): Promise<null> {
    const { rows } = await this.system.pool.query<{ id: string; version: number }>('select id, version from mailbox where active');
    const active = new Map(rows.map(({ id, version }) => [id, version]));
    for (const [id, { version, watch }] of this.watches) {
      if (active.get(id) === version) continue;
      this.watches.delete(id);
      await watch.stop();
    }
    for (const [id, version] of active) if (!this.watches.has(id)) this.watches.set(id, { version, watch: new MailboxWatch(this.system, id).start() });
    return null;
  }
}
