import { expect, test, vi } from 'vitest';
import { clock } from '../platform/clock.ts';
import { startDovecot } from './testing/dovecot.ts';
import { clientLetter, expectEachOnce, useKilledDesk, withoutCaps } from './testing/killedDesk.ts';
import type { MailServer } from './testing/mailServer.ts';

let server: MailServer;
// what is taken from the mailbox before it is stored would be nowhere
const desk = useKilledDesk(withoutCaps, { open: async () => (server = await startDovecot()), afterStoring: 'DELETE' });

test('letters of a dovecot that are deleted when they are stored: killed at each step of taking them, with its folder numbered anew on the way, the desk has each once and the mailbox none (P2)', { timeout: 120_000 }, async () => {
  const letters: string[] = [];
  const left: number[] = [];
  const deliver = (): void => {
    for (let fresh = 0; fresh < 3; fresh += 1) {
      const { messageId, raw } = clientLetter(`dovecot-${letters.length}`);
      letters.push(messageId);
      server.deliver(raw, clock.now());
    }
  };
  for (const [step, times] of [['FETCHED', 1], ['WRITTEN', 2], ['COMMITTED', 2], ['HANDLED', 1]] as const) {
    deliver();
    if (step === 'COMMITTED') await server.numberAnew();
    await desk.startAndDieAt(step, times);
    left.push(server.count('INBOX').letters);
  }
  // only what was stored is gone: the two that the third one had stored under this numbering
  expect(left).toEqual([3, 6, 9, 10]);
  deliver();
  const survivor = await desk.start();
  await expectEachOnce(desk, survivor, '<dovecot-', letters, { least: 0, most: 0 });
  await vi.waitUntil(() => server.count('INBOX').letters === 0, { timeout: 30_000, interval: 100 });
  expect(await desk.letters(survivor, '<dovecot-')).toHaveLength(letters.length);
});
