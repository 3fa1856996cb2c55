import { endable } from '../platform/events/endable.ts';
import type { Presence } from './presence.type.ts';
import type { PresenceBoard, Present } from './presenceBoard.ts';

/** What a subscriber sees of the board: at once, then whenever that changes. Ending it takes effect also while it waits. */
export const presenceOverTime = (board: PresenceBoard, sees: (one: Present) => boolean): AsyncIterableIterator<Presence[]> => {
  let ended = false;
  let wake: () => void = () => undefined;
  let isNew = true;
  const unfollow = board.follow(() => {
    isNew = true;
    wake();
  });

  async function* changes(): AsyncGenerator<Presence[]> {
    let told: string | null = null;
    await board.look();
    while (!ended) {
      isNew = false;
      const seen = board.present.filter(sees);
      const written = JSON.stringify(seen);
      if (written !== told) {
        told = written;
        yield seen;
      }
      if (!isNew && !ended) await new Promise<void>((resolve) => { wake = resolve; });
    }
  }

  return endable(changes(), () => {
    ended = true;
    unfollow();
    wake();
  });
};
