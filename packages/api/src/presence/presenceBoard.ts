import type { PresenceState } from '@reglament/schema';
import { clock } from '../platform/clock.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { initialsOf } from '../staff/initials.ts';
import type { Presence } from './presence.type.ts';
import { silentBefore } from './silence.ts';

/** How soon another process’s windows are seen; one query, and only while somebody looks. */
const lookEveryMilliseconds = 1000;

/** Who is on a ticket that people know by its number, too. */
export interface Present extends Presence {
  number: string;
}

const readPresence = async (reader: Reader): Promise<Present[]> => {
  const rows = await readRows<{ ticketId: string; number: string; staffId: string; name: string; state: PresenceState; since: string }>(
    reader,
    `select presence.ticket_id as "ticketId", ticket.number, presence.staff_id as "staffId", staff.name,
       case when bool_or(presence.state = 'WRITING') then 'WRITING' else 'VIEWING' end as state,
       coalesce(min(presence.since) filter (where presence.state = 'WRITING'), min(presence.since)) as since
     from presence join staff on staff.id = presence.staff_id join ticket on ticket.id = presence.ticket_id where presence.seen_at > $1
     group by presence.ticket_id, ticket.number, presence.staff_id, staff.name order by presence.ticket_id, since, staff.name`,
    [silentBefore(clock.now())],
  );
  return rows.map(({ ticketId, number, staffId, name, state, since }) => ({ ticketId, number, staff: { id: staffId, name, initials: initialsOf(name) }, state, since }));
};

/**
 * Who is where, for all subscribers of this process: it looks once a second while anybody follows, and at once when a window of this
 * process says something. Looking also notices those who fell silent, in whichever process they spoke.
 */
export class PresenceBoard {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private lookAgain = false;
  private written = '';
  present: readonly Present[] = [];

  constructor(private readonly reader: Reader, private readonly report: (error: unknown) => void) {}

  follow(listener: () => void): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => void this.look(), lookEveryMilliseconds).unref();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = null;
    };
  }

  /** Looks now; a call during a look is answered by the next one, for it may know more. */
  look(): Promise<void> {
    if (this.looking) {
      this.lookAgain = true;
      return this.looking;
    }
    this.looking = this.lookOnce().finally(() => { this.looking = null; });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    do {
      this.lookAgain = false;
      try {
        this.take(await readPresence(this.reader));
      } catch (error) {
        this.report(error);
      }
    } while (this.lookAgain);
  }

  private take(present: readonly Present[]): void {
    const written = JSON.stringify(present);
    if (written === this.written) return;
    this.written = written;
    this.present = present;
    for (const listener of this.listeners) listener();
  }
}
