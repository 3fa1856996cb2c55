import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { openWorld, type World } from '../outbox/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { letterOf } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

interface Desk {
  world: World;
  address: string;
  /** How many of its letters were handed over. */
  handedOver: number;
}
interface Written {
  to_address: string;
  subject: string;
  body: string;
  headers: Record<string, string>;
  message_header_id: string;
}

let one: Desk;
let other: Desk;
beforeAll(async () => {
  await clock.set(noon);
  const open = async (address: string, others: string): Promise<Desk> => {
    const world = await openWorld([mail], { config: { supportEmail: address, mailRepliesPerAddress: 3, mailRepliesPerAddressDaily: 20 } });
    await world.workshop.perform(systemActor, async ({ em }) => {
      const client = em.create(Client, { key: 'desk', name: 'Другая поддержка' });
      em.create(Contact, { client, name: 'Поддержка', email: others });
      await em.flush();
    });
    return { world, address, handedOver: 0 };
  };
  one = await open('support@one.example', 'support@other.example');
  other = await open('support@other.example', 'support@one.example');
}, 2 * scratchPatienceMilliseconds);
afterAll(async () => {
  await one.world.close();
  await other.world.close();
});
beforeEach(async () => {
  await clock.set(noon);
  for (const desk of [one, other]) {
    await desk.world.rows('truncate incoming_letter, outgoing_letter, thread_reference');
    desk.handedOver = 0;
  }
});

/** What a process prepares at its start is one for the whole process; here two take turns. */
const atDesk = async ({ world }: Desk): Promise<void> => {
  for (const feature of world.features) await feature.prepare?.(world);
};

const lettersOf = ({ world, address }: Desk, to: string) => world.rows<Written>('select * from outgoing_letter where to_address = $1 order by created_at, id', [to]).then((letters) => letters.map((letter) => ({ ...letter, address })));

/** A letter as it goes over the wire; `bare` leaves out what tells a machine. */
const wire = ({ address, subject, body, headers, message_header_id }: Written & { address: string }, bare: boolean): Buffer =>
  letterOf({ From: address, Subject: subject, 'Message-ID': message_header_id, ...(bare ? {} : headers) }, body);

/** Hands new letters of a desk over to the other one, half a minute later each. */
const handOver = async (sender: Desk, receiver: Desk, bare: boolean): Promise<number> => {
  const fresh = (await lettersOf(sender, receiver.address)).slice(sender.handedOver);
  sender.handedOver += fresh.length;
  await atDesk(receiver);
  for (const letter of fresh) {
    await clock.set(clock.now() + 30_000);
    await receiveProven(receiver.world, wire(letter, bare), { from: bare ? sender.address : '', to: [receiver.address], receivedAt: clock.now() });
  }
  return fresh.length;
};

/** Somebody writes in the name of one desk to the other one; from then on they are alone. */
const leftAlone = async (bare: boolean): Promise<{ one: number; other: number }> => {
  await atDesk(one);
  await receiveProven(one.world, letterOf({ From: other.address, Subject: 'Здравствуйте', 'Message-ID': `<first-${bare}@other.example>` }), { from: other.address, to: [one.address], receivedAt: noon });
  for (let turn = 0; turn < 30 && (await handOver(one, other, bare)) + (await handOver(other, one, bare)) > 0;) turn += 1;
  return { one: one.handedOver, other: other.handedOver };
};

test('two desks of ours stop after the first confirmation (R15)', async () => {
  expect(await leftAlone(false)).toEqual({ one: 1, other: 0 });
});

test('and within two letters each when a server on the way takes off everything that tells a machine', async () => {
  expect(await leftAlone(true)).toEqual({ one: 2, other: 2 });
});
