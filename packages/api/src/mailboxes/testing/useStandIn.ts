import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CommandedClock } from '../../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { ImapStandIn } from './imapStandIn.ts';
import { openMailboxWorld, type MailboxWorld } from './mailboxWorld.ts';
import { standInServer } from './standInServer.ts';

/** For one file: a stand-in that its tests command, and a world that reads from it. Before each test both are empty, and it is this moment. */
export const useStandIn = (clock: CommandedClock, now: number): { readonly imap: ImapStandIn; readonly world: MailboxWorld } => {
  const imap = new ImapStandIn();
  let world: MailboxWorld;
  beforeAll(async () => {
    await clock.set(now);
    world = await openMailboxWorld(standInServer(await imap.start()));
  }, scratchPatienceMilliseconds);
  afterAll(async () => {
    await world.close();
    await imap.stop();
  });
  beforeEach(async () => {
    await clock.set(now);
    standInServer(imap).empty();
    await world.empty();
  });
  return {
    imap,
    get world() {
      return world;
    },
  };
};
