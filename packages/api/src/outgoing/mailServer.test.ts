import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { isMailServerMissing, lacksMailServer, tellsDemonstration, useMailServer } from './mailServer.ts';
import { openWorld, type World } from './testing/world.ts';

let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await openWorld();
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

test.each([
  ['with a server nothing is missing', 'smtps://mail.company.example', 'support@company.ru', false, false],
  ['without one letters go nowhere', undefined, 'support@company.ru', false, true],
  ['nor do those of a desk that has not said its address', undefined, 'support@company.example', false, true],
  ['a demonstration wants none', undefined, 'support@company.example', true, false],
  ['one that is tried with an address of one’s own does', undefined, 'support@company.ru', true, true],
])('%s', (_, smtpUrl, supportEmail, isDemonstration, expected) => expect(lacksMailServer({ smtpUrl, supportEmail, isDemonstration })).toBe(expected));

test('whoever sees the mail is told, a system of a client is not', async () => {
  useMailServer({ smtpUrl: undefined, supportEmail: 'support@company.example' });
  expect(await desk.get(person('SPECIALIST'), '{ mailServerMissing }')).toEqual({ mailServerMissing: true });
  await expect(desk.get(partnerOf(world.ladoga), '{ mailServerMissing }')).rejects.toThrow();
  tellsDemonstration();
  expect(await desk.get(person('SPECIALIST'), '{ mailServerMissing }')).toEqual({ mailServerMissing: false });
  useMailServer({ smtpUrl: undefined, supportEmail: 'support@company.example' });
  expect(isMailServerMissing()).toBe(true);
});
