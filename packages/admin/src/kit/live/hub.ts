import { print } from 'graphql';
import { rootField } from '../data/gql.ts';
import { guarded, type Guard } from '../incidents.ts';
import type { AnyTopic, Owned } from '../registry.ts';
import type { RecordEvent } from './recordEvents.ts';
import type { LiveSource, LiveState } from './liveSource.ts';

/** One message of an events topic: acknowledgements and heartbeats carry only the cursor. */
interface Frame { readonly cursor?: string; readonly event?: unknown }
/** One message of a snapshot topic that is folded. */
interface Folded { readonly mark?: string }
type Listener = (event: never) => void;

export interface HubSettings {
  source: LiveSource;
  topics: readonly Owned<AnyTopic>[];
  /** Takes what a plugin's own code threw at an event. */
  incidents: Guard;
  /** Gets record events in batches: everything that came between two frames of the screen. */
  onRecords: (events: readonly RecordEvent[]) => void;
  /** Something was missed and cannot be replayed: whatever is on the screen must be asked for anew. */
  onGap: () => void;
  /** Runs the task soon; one animation frame in the browser. */
  schedule: (task: () => void) => void;
  /** Runs the task after a while; for trying a refused subscription again. */
  later: (task: () => void, attempt: number) => () => void;
  now: () => number;
}
/** How the line is and when it last carried anything (a wall says «данные устарели» by it). */
export interface LiveStatus { readonly state: LiveState; readonly lastFrameAt: number | undefined }

/** Topics over one line. A topic is open while somebody listens; it resumes where it stopped. */
export interface LiveHub {
  /** Listens to a topic until the returned function is called. An unknown topic is a mistake and throws. */
  listen: (topic: string, listener: Listener) => () => void;
  status: () => LiveStatus;
  onStatus: (changed: () => void) => () => void;
  /** Forgets cursors and snapshots; for the next person at this window. */
  reset: () => void;
  /** Takes other plugins' topics in; those that are open go on with what the plugin says now. */
  adopt: (topics: readonly Owned<AnyTopic>[]) => void;
}

export const createLiveHub = ({ source, topics, onRecords, onGap, schedule, later, now, incidents }: HubSettings): LiveHub => {
  let status: LiveStatus = { state: 'idle', lastFrameAt: undefined };
  const watchers = new Set<() => void>();
  const setStatus = (next: Partial<LiveStatus>): void => {
    status = { ...status, ...next };
    watchers.forEach((watcher) => watcher());
  };
  source.onState((state, again) => {
    setStatus({ state });
    if (again && [...lines.values()].some((line) => line.cannotResume())) onGap();
  });

  let batch: RecordEvent[] = [];
  const enqueue = (events: readonly RecordEvent[]): void => {
    if (events.length === 0) return;
    if (batch.length === 0) schedule(() => { const whole = batch; batch = []; onRecords(whole); });
    batch.push(...events);
  };

  const openLine = (first: Owned<AnyTopic>) => {
    let topic = first;
    const listeners = new Set<Listener>();
    const field = rootField(topic.document);
    const query = print(topic.document);
    let cursor: string | undefined;
    let last: { event: unknown } | undefined;
    let close: (() => void) | undefined;
    let attempt = 0;

    const deliver = (event: unknown): void => {
      enqueue(guarded(incidents, topic.plugin, `topic:${topic.topic}`, () => topic.records?.(event as never) ?? [], []));
      listeners.forEach((listener) => listener(event as never));
    };
    /** The whole after a frame; a frame that does not belong to what is known here is no use, and the whole is asked for anew. */
    const folded = ({ fold, plugin, topic: name }: Owned<AnyTopic>, frame: Folded): unknown => {
      const whole = guarded(incidents, plugin, `topic:${name}`, () => fold?.((last?.event ?? null) as never, frame as never), undefined);
      cursor = whole === undefined ? undefined : frame.mark;
      if (whole !== undefined) return whole;
      last = undefined;
      close?.();
      close = later(open, attempt++);
      return undefined;
    };
    const receive = (value: unknown): void => {
      if (topic.kind === 'events') attempt = 0;
      setStatus({ lastFrameAt: now() });
      if (topic.kind === 'snapshot') {
        const whole = topic.fold ? folded(topic, value as never) : value;
        if (whole === undefined) return;
        attempt = 0;
        last = { event: whole };
        deliver(whole);
        return;
      }
      const frame = value as Frame;
      cursor = frame.cursor ?? cursor;
      if (frame.event !== null && frame.event !== undefined) deliver(frame.event);
    };
    const open = (): void => {
      // a source says that a subscription is complete also when we ourselves have ended it
      let isOver = false;
      const again = (): void => { if (!isOver) close = later(open, attempt++); };
      const cancel = source.subscribe(query, () => (cursor !== undefined ? { after: cursor } : {}), {
        next: (data) => receive(data[field]),
        error: ({ refused }) => {
          // The server no longer replays from our cursor (RESYNC_REQUIRED), or the session is over: start afresh and ask for everything.
          if (refused && (cursor !== undefined || attempt === 0)) { cursor = undefined; onGap(); }
          again();
        },
        complete: again,
      });
      close = () => { isOver = true; cancel(); };
    };
    return {
      become: (next: Owned<AnyTopic>) => { topic = next; },
      cannotResume: () => close !== undefined && topic.kind === 'events' && cursor === undefined,
      reset: () => { cursor = undefined; last = undefined; },
      listen: (listener: Listener) => {
        listeners.add(listener);
        if (!close) open();
        else if (last) listener(last.event as never);
        return () => {
          listeners.delete(listener);
          if (listeners.size > 0 || !close) return;
          close();
          close = undefined;
          last = undefined;
          if (topic.kind === 'snapshot') cursor = undefined;
        };
      },
    };
  };

  const silent = { become: () => undefined, cannotResume: () => false, reset: () => undefined, listen: () => () => undefined };
  /** A topic whose document cannot be read is noted and never speaks; whoever listens to it lives. */
  const lineOf = (topic: Owned<AnyTopic>): ReturnType<typeof openLine> => guarded(incidents, topic.plugin, `topic:${topic.topic}`, () => openLine(topic), silent);
  const lines = new Map(topics.map((topic) => [topic.topic, lineOf(topic)]));
  return {
    listen: (topic, listener) => {
      const line = lines.get(topic);
      if (!line) throw new Error(`No plugin declares the live topic ${topic}`);
      return line.listen(listener);
    },
    status: () => status,
    onStatus: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    reset: () => lines.forEach((line) => line.reset()),
    adopt: (next) => next.forEach((topic) => {
      const known = lines.get(topic.topic);
      if (known) known.become(topic);
      else lines.set(topic.topic, lineOf(topic));
    }),
  };
};
