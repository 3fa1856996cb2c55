import { Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { endable } from '../platform/events/endable.ts';
import type { EventStream } from '../platform/events/eventStream.ts';
import type { Reader } from '../platform/reading/connection.ts';
import { SlaBoard } from './sla.type.ts';
import { readSlaBoard } from './slaBoard.ts';

const atMostEveryMilliseconds = 1000;
/** The figures change with time alone; a wall that nobody touches stays true. */
const atLeastEveryMilliseconds = 30_000;

/**
 * One board for all who watch it on this process: read at most once a second while things happen, however many watch.
 */
class SharedBoard {
  private reading: Promise<SlaBoard> | null = null;
  private readAt = 0;
  /** How far the events were when it was read. */
  private position = 0;

  constructor(
    private readonly reader: Reader,
    private readonly events: EventStream,
  ) {}

  /** The board as it was read last, at most a second ago. `behind` when something has happened since: then it has to be asked for again. */
  current(): { reading: Promise<SlaBoard>; behind: boolean } {
    const now = performance.now();
    if (!this.reading || now - this.readAt >= atMostEveryMilliseconds) {
      this.readAt = now;
      this.position = this.events.lastPosition;
      this.reading = readSlaBoard(this.reader, this.position);
    }
    return { reading: this.reading, behind: this.position < this.events.lastPosition };
  }
}

const boards = new WeakMap<EventStream, SharedBoard>();
const boardOf = ({ reader, events }: Context): SharedBoard => {
  const known = boards.get(events) ?? new SharedBoard(reader, events);
  boards.set(events, known);
  return known;
};

/** A snapshot at once, then one after each change, at most one a second. */
const snapshots = (context: Context): AsyncIterableIterator<SlaBoard> => {
  let dirty = true;
  let ended = false;
  let wake: () => void = () => undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  const unfollow = context.events.follow(() => {
    dirty = true;
    wake();
  });
  const pause = (milliseconds: number, wakeable: boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        if (!wakeable && !ended) return;
        clearTimeout(timer);
        resolve();
      };
    });

  async function* boardsOverTime(): AsyncGenerator<SlaBoard> {
    while (!ended) {
      const wait = lastAt + atMostEveryMilliseconds - performance.now();
      if (wait > 0) await pause(Math.ceil(wait), false);
      if (!dirty && !ended) await pause(atLeastEveryMilliseconds, true);
      if (ended) return;
      const { reading, behind } = boardOf(context).current();
      dirty = behind;
      lastAt = performance.now();
      yield await reading;
    }
  }

  return endable(boardsOverTime(), () => {
    ended = true;
    unfollow();
    wake();
  });
};

@Resolver()
export class SlaBoardResolver {
  @Query(() => SlaBoard, { name: 'slaBoard', description: 'The promises of the desk at a glance (§4.7).' })
  slaBoardNow(@Ctx() context: Context): Promise<SlaBoard> {
    allowed(context, 'sla.board');
    return readSlaBoard(context.reader, context.streamPosition());
  }

  @Subscription(() => SlaBoard, {
    name: 'slaBoard',
    description: 'The board at once, then after each change, at most once a second.',
    subscribe: ({ context }) => {
      allowed(context as Context, 'sla.board');
      return snapshots(context as Context);
    },
  })
  slaBoard(@Root() board: SlaBoard): SlaBoard {
    return board;
  }
}
