import type { PlacedEvent } from './placedEvent.ts';

/**
 * Carries placed events from the process that placed them to the others, so that they need not read the log (decision 0067). It may
 * lose, repeat and reorder: who hears of a gap reads the log.
 */
export interface EventBus {
  /** Whether what is told now would be heard; while not, the database wakes. */
  readonly isConnected: boolean;
  /** `heard` gets events of other processes, or none for a mere wake; `changed` says that it was reached or lost. Does not wait until it is reached. */
  start(heard: (events: readonly PlacedEvent[]) => void, changed: () => void): Promise<void>;
  tell(events: readonly PlacedEvent[]): void;
  stop(): Promise<void>;
}
