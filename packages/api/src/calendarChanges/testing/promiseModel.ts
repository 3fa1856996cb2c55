import type { Priority } from '@reglament/schema';
import type { SlowDesk } from '../../sla/testing/slowDesk.ts';
import type { ModelCalendar } from './modelCalendar.ts';

/** A promised reaction as the model keeps it; instants are epoch milliseconds. */
export interface ModelPromise {
  readonly kind: 'FIRST' | 'FOLLOW_UP';
  openedAt: number;
  startsAt: number;
  priority: Priority;
  dueAt: number;
  answeredAt: number | null;
  notRequiredAt: number | null;
  mergedAt: number | null;
  breachedAt: number | null;
}

/** A client's message as the model keeps it. */
export interface ModelMessage {
  readonly id: string;
  readonly arrivedAt: number;
  /** The promise under which it waits or waited; null for a copy of what was answered. */
  waitsUnder: ModelPromise | null;
}

/** A ticket as the model keeps it. */
export interface ModelTicket {
  readonly id: string;
  /** What the client wrote, in the order of arrival, with what came by a merge. */
  messages: ModelMessage[];
  priority: Priority;
  closed: boolean;
  /** The last answer, for as long as nothing else happened on the ticket. */
  lastAnswer: { readonly id: string; readonly leavesAt: number; readonly met: ModelPromise | null } | null;
  /** Where its correspondence goes on. */
  mergedInto: ModelTicket | null;
  readonly promises: ModelPromise[];
}

const workingHours: Readonly<Record<Priority, number>> = { HIGH: 16, MEDIUM: 32, LOW: 56 };
const rank: Readonly<Record<Priority, number>> = { HIGH: 3, MEDIUM: 2, LOW: 1 };
const graceMilliseconds = 3_600_000;

const inOrder = (messages: readonly ModelMessage[]): ModelMessage[] => messages.toSorted((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1));

/** What the regulation says about promises, in the plainest form: one desk, no database, every due counted minute by minute. */
export class PromiseModel {
  readonly tickets: ModelTicket[] = [];

  constructor(public now: number, readonly calendar: ModelCalendar) {}

  private get desk(): SlowDesk {
    return this.calendar.desk;
  }

  /** The ticket that a random number means; undefined while there is none. */
  ticketAt(choice: number): ModelTicket | undefined {
    return this.tickets[choice % this.tickets.length];
  }

  static owedOn(ticket: ModelTicket): ModelPromise | undefined {
    return ticket.promises.find(({ answeredAt, notRequiredAt, mergedAt }) => (answeredAt ?? notRequiredAt ?? mergedAt) === null);
  }

  private dueAfter(from: number, priority: Priority): number {
    return this.desk.after(from, workingHours[priority] * 3_600_000);
  }

  /** R2, R6, R12: a message opens a promise only when none is owed. */
  clientWrites(named: ModelTicket, arrivedAt: number, id: string): void {
    let ticket = named;
    while (ticket.mergedInto) ticket = ticket.mergedInto;
    ticket.closed = false;
    if (!PromiseModel.owedOn(ticket)) ticket.promises.push(this.promised(ticket.promises.length === 0 ? 'FIRST' : 'FOLLOW_UP', arrivedAt, ticket.priority));
    ticket.messages = inOrder([...ticket.messages, { id, arrivedAt, waitsUnder: PromiseModel.owedOn(ticket) ?? null }]);
  }

  private promised(kind: ModelPromise['kind'], arrivedAt: number, priority: Priority): ModelPromise {
    return {
      kind, priority, openedAt: arrivedAt, startsAt: this.desk.startOf(arrivedAt), dueAt: this.dueAfter(arrivedAt, priority),
      answeredAt: null, notRequiredAt: null, mergedAt: null, breachedAt: null,
    };
  }

  /** R5, §4.6: the answer counts when it leaves: after its seconds, where they cost nothing. */
  staffAnswers(ticket: ModelTicket, { id, sendNow, undoMilliseconds }: { id: string; sendNow: boolean; undoMilliseconds: number }): void {
    const owed = PromiseModel.owedOn(ticket) ?? null;
    const [opening, later] = [sendNow ? this.now : this.desk.startOf(this.now), this.now + undoMilliseconds];
    const costsNothing = opening === this.now && (sendNow || this.desk.startOf(later) === later) && later <= (owed?.dueAt ?? Infinity);
    const leavesAt = costsNothing ? later : opening;
    if (owed) owed.answeredAt = leavesAt;
    ticket.lastAnswer = { id, leavesAt, met: owed };
  }

  /** R5: what has not left has answered nothing. Answers whether it could be taken back. */
  takeBack(ticket: ModelTicket): boolean {
    const { lastAnswer } = ticket;
    ticket.lastAnswer = null;
    if (!lastAnswer || lastAnswer.leavesAt <= this.now) return false;
    if (lastAnswer.met) lastAnswer.met.answeredAt = null;
    return true;
  }

  /** R7: answers whether it is possible. */
  waive(ticket: ModelTicket): boolean {
    const owed = PromiseModel.owedOn(ticket);
    if (!owed || owed.kind === 'FIRST' || this.now > owed.dueAt) return false;
    owed.notRequiredAt = this.now;
    return true;
  }

  /** R9, R10. */
  changePriority(ticket: ModelTicket, priority: Priority): void {
    ticket.priority = priority;
    const owed = PromiseModel.owedOn(ticket);
    if (!owed || this.now > owed.dueAt || owed.priority === priority) return;
    const fromStart = this.dueAfter(owed.openedAt, priority);
    if (rank[priority] > rank[owed.priority]) owed.dueAt = Math.min(owed.dueAt, this.dueAfter(this.now, priority));
    else if (fromStart >= this.now) owed.dueAt = fromStart;
    owed.priority = priority;
  }

  /** R17: one answer by the earlier due; a broken promise is not handed on. Answers with the code of a refusal. */
  merge(survivor: ModelTicket, merged: ModelTicket): string | null {
    const refused = [survivor, merged].map(({ mergedInto, closed }) => (mergedInto ? 'TICKET_MERGED' : closed ? 'TICKET_CLOSED' : null)).find((code) => code !== null);
    if (refused) return refused;
    const [owed, other] = [PromiseModel.owedOn(survivor), PromiseModel.owedOn(merged)];
    if (other) {
      const mineIsEarlier = owed !== undefined && owed.dueAt <= other.dueAt;
      if (!mineIsEarlier && other.dueAt < this.now) return 'MERGE_BROKEN_PROMISE';
      const { priority, openedAt, startsAt, dueAt } = other;
      if (!owed) survivor.promises.push({ ...other, kind: 'FOLLOW_UP' });
      else if (!mineIsEarlier) Object.assign(owed, { priority, openedAt, startsAt, dueAt });
      other.mergedAt = this.now;
      for (const message of merged.messages) if (message.waitsUnder === other) message.waitsUnder = PromiseModel.owedOn(survivor) ?? null;
    }
    survivor.messages = inOrder([...survivor.messages, ...merged.messages]);
    merged.messages = [];
    if (rank[merged.priority] > rank[survivor.priority]) survivor.priority = merged.priority;
    merged.closed = true;
    merged.mergedInto = survivor;
    return null;
  }

  /**
   * R17: what is split off and waits keeps its start, what stays too; never an earlier due than the one that governed both. Answers
   * with the code of a refusal, or with the new ticket, whose identifiers the real desk gives.
   */
  split(former: ModelTicket, chosen: readonly ModelMessage[], copy: boolean): string | Omit<ModelTicket, 'id'> {
    if (former.mergedInto) return 'TICKET_MERGED';
    if (former.closed) return 'TICKET_CLOSED';
    const left = copy ? former.messages : former.messages.filter((message) => !chosen.includes(message));
    if (left.length === 0) return 'SPLIT_LEAVES_NOTHING';
    const owed = PromiseModel.owedOn(former);
    const waits = (message: ModelMessage): boolean => owed !== undefined && message.waitsUnder === owed;
    const ofItsOwn = (kind: ModelPromise['kind'], { arrivedAt }: ModelMessage): ModelPromise => {
      const promise = this.promised(kind, arrivedAt, owed?.priority ?? former.priority);
      return { ...promise, dueAt: Math.max(promise.dueAt, owed?.dueAt ?? 0) };
    };
    const [goes] = chosen.filter(waits);
    const [stays] = left.filter(waits);
    const takesWhole = chosen.some((message) => waits(message) && message.arrivedAt === owed?.openedAt);
    const fresh = goes && owed ? (takesWhole ? { ...owed, kind: 'FIRST' as const } : ofItsOwn('FIRST', goes)) : null;
    if (fresh && fresh.dueAt < this.now) return 'SPLIT_BROKEN_PROMISE';
    const carried = chosen.map((message) => ({ ...message, waitsUnder: waits(message) ? fresh : null }));
    if (owed && takesWhole && !copy) {
      if (!stays) owed.mergedAt = this.now;
      else {
        const { openedAt, startsAt, dueAt } = ofItsOwn(owed.kind, stays);
        Object.assign(owed, { openedAt, startsAt, dueAt });
      }
    }
    former.messages = [...left];
    return { messages: carried, priority: former.priority, closed: false, lastAnswer: null, mergedInto: null, promises: fresh ? [fresh] : [] };
  }

  /**
   * R11: whatever is owed and not overdue is counted anew by the calendar as it has become: the whole term, or what a raised priority
   * left of it. What would be past by then is due an hour of work from now.
   */
  changeCalendar(change: (calendar: ModelCalendar) => void): void {
    const before = this.desk;
    change(this.calendar);
    const isOwed = ({ dueAt, answeredAt, notRequiredAt, mergedAt, breachedAt }: ModelPromise): boolean =>
      breachedAt === null && dueAt >= this.now && ((answeredAt ?? notRequiredAt ?? mergedAt) === null || (answeredAt ?? 0) > this.now);
    for (const one of this.tickets.flatMap(({ promises }) => promises).filter(isOwed)) {
      const term = workingHours[one.priority] * 3_600_000;
      const isWhole = before.after(one.openedAt, term) === one.dueAt;
      const due = this.desk.after(one.openedAt, isWhole ? term : before.openTimeBetween(one.startsAt, one.dueAt));
      one.startsAt = this.desk.startOf(one.openedAt);
      if (due !== one.dueAt) one.dueAt = due < this.now ? this.desk.after(this.now, graceMilliseconds) : due;
    }
  }

  /** R4: what nobody ended by its due is broken, dated by the due. Answers how many were not yet marked. */
  markBreaches(): number {
    const broken = this.tickets.flatMap(({ promises }) => promises)
      .filter(({ dueAt, answeredAt, notRequiredAt, mergedAt, breachedAt }) => breachedAt === null && dueAt < this.now && (answeredAt ?? notRequiredAt ?? mergedAt ?? Infinity) > dueAt);
    for (const one of broken) one.breachedAt = one.dueAt;
    return broken.length;
  }
}
