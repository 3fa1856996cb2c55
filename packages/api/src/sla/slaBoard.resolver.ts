import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { endable } from '../platform/events/endable.ts';
import type { EventStream } from '../platform/events/eventStream.ts';
import { newId } from '../platform/identity.ts';
import type { Reader } from '../platform/reading/connection.ts';
import { boardChanges } from './boardChanges.ts';
import { SlaBoard, SlaBoardFrame } from './sla.type.ts';
import { readSlaBoard } from './slaBoard.ts';

const atMostEveryMilliseconds = 1000;
/** The figures change with time alone; a wall that nobody touches stays true. */
const atLeastEveryMilliseconds = 30_000;

/** So many boards are remembered, for whoever comes back: half an hour of a quiet desk, a minute of a busy one. */
const remembered = 64;
/** Stands for the board of whoever has none. */
const nothing = {};

/**
 * One board for all who watch it on this process: read at most once a second while things happen, however many watch.
 */
class SharedBoard {
  private reading: Promise<SlaBoard> | null = null;
  private readAt = 0;
  /** How far the events were when it was read. */
  private position = 0;
  private readonly name = newId();
  private readonly marks = new Map<string, SlaBoard>();
  private readonly markOf = new WeakMap<SlaBoard, string>();
  private count = 0;
  /** Whoever comes from the same board to the same gets the same frame; a frame keeps no board alive. */
  private readonly frames = new WeakMap<SlaBoard, WeakMap<object, SlaBoardFrame>>();

  constructor(
    private readonly reader: Reader,
    private readonly events: EventStream,
  ) {}

  /** The board behind a mark of this process, while it is remembered. */
  known(mark: string | null | undefined): SlaBoard | null {
    return this.marks.get(mark ?? '') ?? null;
  }

  /** The way from a board that somebody has to another. */
  frameBetween(before: SlaBoard | null, after: SlaBoard): SlaBoardFrame {
    const frames = this.frames.get(after) ?? new WeakMap<object, SlaBoardFrame>();
    this.frames.set(after, frames);
    const frame = frames.get(before ?? nothing) ?? { mark: this.remember(after), board: before ? null : after, changes: before && boardChanges(before, after) };
    frames.set(before ?? nothing, frame);
    return frame;
  }

  private remember(board: SlaBoard): string {
    const mark = this.markOf.get(board) ?? `${this.name}.${(this.count += 1)}`;
    this.markOf.set(board, mark);
    this.marks.set(mark, board);
    const [oldest] = this.marks.keys();
    if (this.marks.size > remembered && oldest !== undefined) this.marks.delete(oldest);
    return mark;
  }

  /** The board as it was read last, at most a second ago. `behind` when something has happened since: then it has to be asked for again. */
  current(): { reading: Promise<SlaBoard>; behind: boolean } {
    const now = performance.now();
    if (!this.reading || now - this.readAt >= atMostEveryMilliseconds) {
      this.readAt = now;
      const place = this.events.lastPlace;
      this.position = place.position;
      this.reading = readSlaBoard(this.reader, place);
    }
    return { reading: this.reading, behind: this.position < this.events.lastPlace.position };
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

/** The board as a whole, or from one that the subscriber has, then what changes. */
const changes = (context: Context, after: string | null): AsyncIterableIterator<SlaBoardFrame> => {
  const shared = boardOf(context);
  const boards = snapshots(context);
  async function* frames(): AsyncGenerator<SlaBoardFrame> {
    let last = shared.known(after);
    for await (const board of boards) {
      yield shared.frameBetween(last, board);
      last = board;
    }
  }
  return endable(frames(), () => void boards.return?.());
};

@Resolver()
export class SlaBoardResolver {
  @Query(() => SlaBoard, { name: 'slaBoard', description: 'The promises of the desk at a glance (§4.7).' })
  slaBoardNow(@Ctx() context: Context): Promise<SlaBoard> {
    allowed(context, 'sla.board');
    return readSlaBoard(context.reader, context.streamPlace());
  }

  @Subscription(() => SlaBoard, {
    name: 'slaBoard',
    description: 'The board at once, then after each change, at most once a second.',
    deprecationReason: 'Since 2026-11-29: use slaBoardChanges, which tells the whole board once.',
    subscribe: ({ context }) => {
      allowed(context as Context, 'sla.board');
      return snapshots(context as Context);
    },
  })
  slaBoard(@Root() board: SlaBoard): SlaBoard {
    return board;
  }

  @Subscription(() => SlaBoardFrame, {
    description: 'The board at once, then what changes in it, at most once a second; also when nothing but time does, every half a minute.',
    subscribe: ({ context, args }) => {
      allowed(context as Context, 'sla.board');
      return changes(context as Context, (args as { after?: string | null }).after ?? null);
    },
  })
  slaBoardChanges(
    @Root() frame: SlaBoardFrame,
    @Arg('after', () => String, { nullable: true, description: 'The last `mark` that was seen: what changed since is told in place of the whole board, which comes where the mark is no longer known.' }) _after: string | null,
  ): SlaBoardFrame {
    return frame;
  }
}
