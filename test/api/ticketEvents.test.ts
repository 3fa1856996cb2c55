import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldSlaBoard, type BoardFrame as ChangingBoard, type FoldableBoard } from '@reglament/schema';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, follow, followTickets, followTicketsFromNow, type TicketEvent, type TicketEventFrame } from '../support/stream.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
});
afterAll(() => system.stop());

const note = (ticket: Pick<Ticket, 'id'>, body = 'Заметка') => desk.act('addInternalNote', { ticketId: ticket.id, body });
const about = (ticket: Pick<Ticket, 'id'>) => ({ ticketId }: TicketEvent): boolean => ticketId === ticket.id;
const shows = (eventId: string | undefined) => ({ ticketEvents: { event } }: TicketEventFrame): boolean => event?.id === eventId;

describe('the stream of ticket events', () => {
  it('acknowledges first and says where it begins', async () => {
    const stream = followTickets(system.socket());
    expect(await stream.next()).toEqual({ ticketEvents: { ack: true, cursor: expect.stringMatching(/\S/), event: null } });
    await stream.end();
  });

  it('tells each act once, in its order, with the version that the ticket then has', async () => {
    const stream = await followTicketsFromNow(system.socket());
    const ticket = await desk.clientAsks();
    await desk.answer(ticket, system.desk);
    await desk.clientWrites(ticket, 'Спасибо');
    const { eventIds } = await desk.act('markAnswerNotRequired', { ticketId: ticket.id, reason: 'Благодарность' });
    const events = eventsIn(await stream.until(shows(eventIds[0]))).filter(about(ticket));
    const acts = events.filter(({ type }) => !type.startsWith('LETTER_'));
    expect(acts.map(({ type, ticketVersion, actor }) => [type, ticketVersion, actor.kind])).toEqual([
      ['TICKET_REGISTERED', 1, 'MACHINE'],
      ['TICKET_ANSWERED', 2, 'MACHINE'],
      ['CLIENT_MESSAGE_ADDED', 3, 'MACHINE'],
      ['OBLIGATION_NOT_REQUIRED', 4, 'MACHINE'],
    ]);
    await stream.end();
  });

  it('shows what an act’s payload promised: the events by their identifiers', async () => {
    const stream = await followTicketsFromNow(system.socket());
    const ticket = await desk.clientAsks();
    const { eventIds } = await note(ticket);
    expect(eventIds).toHaveLength(1);
    const frames = await stream.until(shows(eventIds[0]));
    expect(frames.at(-1)?.ticketEvents.event).toMatchObject({ type: 'INTERNAL_NOTE_ADDED', ticketNumber: ticket.number });
    await stream.end();
  });

  it('a breach arrives when the clock passes the due', async () => {
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const stream = await followTicketsFromNow(system.socket());
    await system.at('2026-11-26T11:00:01+03:00');
    const frames = await stream.until(({ ticketEvents: { event } }) => event?.type === 'OBLIGATION_BREACHED' && event.ticketId === ticket.id);
    expect(frames.at(-1)?.ticketEvents.event).toMatchObject({ actor: { kind: 'SYSTEM' }, ticketVersion: ticket.version + 1, occurredAt: utc('2026-11-26T11:00:01+03:00') });
    await system.at('2026-11-24T11:00:00+03:00');
    await stream.end();
  });

  it('a cursor that is none is refused', async () => {
    const stream = followTickets(system.socket(), 'not-a-cursor');
    await expect(stream.next()).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('a reader that was cut off', () => {
  it('goes on from its cursor without gap or repetition, in the middle of 300 acts', async () => {
    const tickets = await Promise.all(Array.from({ length: 10 }, () => desk.clientAsks()));
    const witness = await followTicketsFromNow(system.socket());
    let cursor = witness.from;
    const acts = Promise.all(Array.from({ length: 300 }, (_, index) => note(tickets[index % tickets.length] as Ticket, `Заметка ${index}`)));

    const seen: TicketEvent[] = [];
    for (const upTo of [40, 110, 200]) {
      const socket = system.socket();
      const reader = followTickets(socket, cursor);
      while (seen.length < upTo) {
        const frame = await reader.next();
        seen.push(...eventsIn([frame]));
        cursor = frame.ticketEvents.cursor;
      }
      socket.terminate();
    }

    const eventIds = (await acts).flatMap((act) => act.eventIds);
    // one more act after all the others marks the end for both readers
    const [last] = (await note(tickets[0] as Ticket, 'Конец')).eventIds;
    const rest = followTickets(system.socket(), cursor);
    seen.push(...eventsIn(await rest.until(shows(last))));
    const whole = eventsIn(await witness.until(shows(last)));

    expect(seen.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(eventIds).toHaveLength(300);
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(eventIds));
    for (const ticket of tickets) {
      const versions = seen.filter(about(ticket)).filter(({ type }) => type === 'INTERNAL_NOTE_ADDED').map(({ ticketVersion }) => ticketVersion);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    }
    await rest.end();
    await witness.end();
  });

  it('reads everything that ever happened from the first cursor on', async () => {
    const stream = followTickets(system.socket(), 'e0');
    const ticket = await desk.clientAsks();
    const { eventIds } = await note(ticket);
    const numbers = new Set(eventsIn(await stream.until(shows(eventIds[0]))).map(({ ticketNumber }) => ticketNumber));
    expect(numbers.size).toBe(await desk.ticketCount());
    await stream.end();
  });
});

describe('a client’s system', () => {
  it('sees its own client’s events only, and none of the desk’s own business', async () => {
    const stream = await followTicketsFromNow(system.socket(system.partner));
    const { tickets } = await system.get<{ tickets: { nodes: { id: string; client: { id: string } }[] } }>('{ tickets(first: 100, filter: { ended: false }) { nodes { id client { id } } } }');
    const own = await desk.clientAsks({ priority: 'HIGH' });
    const foreign = tickets.nodes.find(({ client }) => client.id !== own.client.id);
    await note({ id: foreign?.id ?? '' });
    await desk.done('addClientMessage', { ticketId: foreign?.id, body: 'Чужое сообщение' });
    await note(own);
    await desk.done('assignTicket', { ticketId: own.id, assigneeId: null });
    await system.at('2026-11-26T11:00:01+03:00');
    await desk.answer(own, system.desk);
    await desk.clientWrites(own, 'Спасибо');
    await desk.done('markAnswerNotRequired', { ticketId: own.id, reason: 'Благодарность' });
    const { eventIds } = await desk.act('closeTicket', { ticketId: own.id, reason: 'ANSWERED' });
    const events = eventsIn(await stream.until(shows(eventIds[0])));
    expect(new Set(events.filter(({ type }) => type !== 'LETTER_SENT').map(({ type }) => type))).toEqual(
      new Set(['TICKET_REGISTERED', 'TICKET_ANSWERED', 'CLIENT_MESSAGE_ADDED', 'TICKET_CLOSED']),
    );
    expect(await desk.ticketCount({ ids: [...new Set(events.map(({ ticketId }) => ticketId))] }, system.partner)).toBe(new Set(events.map(({ ticketId }) => ticketId)).size);
    await system.at('2026-11-24T11:00:00+03:00');
    await stream.end();
  });

  it('may not watch the board of the desk', () => {
    expect(clientsCanAsk('subscription { slaBoard { breached } }')).toBe(false);
  });
});

describe('the SLA board', () => {
  interface BoardFrame {
    slaBoard: { asOf: string; open: boolean; awaitingAnswer: number; breached: number; next: { number: string }[] };
  }
  const board = 'subscription { slaBoard { asOf open awaitingAnswer breached next { number } } }';

  it('gives a snapshot at once, then the change', async () => {
    const stream = follow<BoardFrame>(system.socket(), board);
    const { slaBoard: before } = await stream.next();
    expect(before).toMatchObject({ asOf: utc('2026-11-24T11:00:00+03:00'), open: true });
    await desk.clientAsks({ priority: 'HIGH' });
    const [changed] = (await stream.until(({ slaBoard }) => slaBoard.awaitingAnswer !== before.awaitingAnswer)).slice(-1);
    expect(changed?.slaBoard.awaitingAnswer).toBe(before.awaitingAnswer + 1);
    await stream.end();
  });

  it('told whole once and then by its changes is the same to whoever stays, whoever comes back and whoever asks, and takes less', async () => {
    const row = 'obligationId number subject assigneeName priority dueAt standing remainingWorkingSeconds';
    const figures = 'open changesAt breached dueToday awaitingAnswer atRisk compliance complianceDays regulationVersion calendarYear';
    const lists = `load { staffId name breached atRisk onTime } complianceByPriority { priority met total percent }`;
    const document = `subscription($after: String) { slaBoardChanges(after: $after) { mark
      board { asOf cursor ${figures} next { ${row} } ${lists} }
      changes { asOf cursor workingSecondsPassed figures { ${figures} } next { ${row} } nextOrder loadOrder ${lists} } } }`;
    interface Frame { slaBoardChanges: ChangingBoard<FoldableBoard> }
    const stays = follow<Frame>(system.socket(), document);
    const leaves = follow<Frame>(system.socket(), document);
    const { slaBoardChanges: first } = await stays.next();
    const { slaBoardChanges: left } = await leaves.next();
    await leaves.end();
    let board = foldSlaBoard(null, first);
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await desk.clientAsks({ priority: 'LOW' });
    await desk.answer(ticket, system.desk);
    await system.pass(60);
    const now = await system.get<{ slaBoard: FoldableBoard }>(`{ slaBoard { asOf cursor ${figures} next { ${row} } ${lists} } }`);
    const frames = await stays.until(({ slaBoardChanges: { changes } }) => changes?.asOf === now.slaBoard.asOf);
    for (const { slaBoardChanges } of frames) board = foldSlaBoard(board, slaBoardChanges);
    expect({ ...board, cursor: '' }).toEqual({ ...now.slaBoard, cursor: '' });
    const back = follow<Frame>(system.socket(), document, { after: left.mark });
    const { slaBoardChanges: since } = await back.next();
    expect(since.board).toBeNull();
    expect({ ...foldSlaBoard(left.board, since), cursor: '' }).toEqual({ ...now.slaBoard, cursor: '' });
    expect(JSON.stringify(frames.at(-1)).length).toBeLessThan(JSON.stringify(first).length / 2);
    await back.end();
    await stays.end();
  });

  it('counts a breach when the clock passes the due', async () => {
    const stream = follow<BoardFrame>(system.socket(), board);
    const { slaBoard: before } = await stream.next();
    await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T11:00:01+03:00');
    await stream.until(({ slaBoard }) => slaBoard.breached > before.breached && slaBoard.asOf === utc('2026-11-26T11:00:01+03:00'));
    await stream.end();
  });
});

// the last: the clock goes on by months
describe('a log that is older than it is kept', () => {
  const timeline = async (id: string) => (await system.get<{ ticket: { timeline: { type: string }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { type } } }', { id })).ticket.timeline.map(({ type }) => type);

  it('sends whoever comes back too late to their lists, robs nobody of the history, and a fresh reader misses nothing', async () => {
    const ticket = await desk.clientAsks();
    const early = await followTicketsFromNow(system.socket());
    await note(ticket, 'Давно');
    const before = await timeline(ticket.id);
    await early.end();
    await system.at('2027-04-12T11:00:00+03:00');

    const fresh = await followTicketsFromNow(system.socket());
    await expect(followTickets(system.socket(), early.from).next()).rejects.toMatchObject([{ extensions: { code: 'RESYNC_REQUIRED' } }]);
    const acts = await Promise.all(Array.from({ length: 5 }, (_, index) => note(ticket, `Теперь ${index}`)));
    const [last] = (await note(ticket, 'Конец')).eventIds;
    const seen = eventsIn(await fresh.until(shows(last))).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining(acts.flatMap(({ eventIds }) => eventIds)));
    const again = followTickets(system.socket(), fresh.from);
    expect(eventsIn(await again.until(shows(last))).map(({ id }) => id)).toEqual(seen);
    await again.end();
    await fresh.end();

    expect(await timeline(ticket.id)).toEqual(expect.arrayContaining(before));
    const { exitCode, stdout } = await runCommandLine(system.dataDir, ['events:verify']);
    const summary = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { begins: number; followedFrom: number };
    expect({ exitCode, ...summary }).toMatchObject({ exitCode: 0, intact: true, begins: 1 });
    expect(summary.followedFrom).toBeGreaterThan(Number.parseInt(early.from.slice(1), 10) + 1);
  });
});
