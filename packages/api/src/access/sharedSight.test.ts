import type { KeyScope } from '@reglament/schema';
import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { boundClientOf, actorOf, isClientSide, type Viewer } from './viewer.ts';
import { can } from './rights.ts';
import { sharedSight } from './sharedSight.ts';
import { partnerOf, person } from './testing/asking.ts';

const shareOf = (viewer: Viewer, locale: 'ru' | 'en' = 'ru') => {
  const shared = sharedSight({ viewer, locale } as Context);
  if (!shared) throw new Error('nothing to share');
  return shared;
};
/** Whether something that is done with somebody depends on who they are. */
const isPersonal = (viewer: Viewer, does: (somebody: Viewer) => unknown): boolean => {
  let personal = false;
  does((shareOf(viewer).impersonal(() => { personal = true; }) as Context).viewer as Viewer);
  return personal;
};

test('people of one role, systems of the desk with the same scopes, and the sockets of one system of a client see the same', () => {
  expect(shareOf(person('SPECIALIST')).scope).toBe(shareOf(person('SPECIALIST')).scope);
  const wall = (scopes: KeyScope[]): Viewer => ({ ...partnerOf('', scopes), audience: 'staff', clientId: null });
  expect(shareOf(wall(['sla:read', 'tickets:read'])).scope).toBe(shareOf(wall(['tickets:read', 'sla:read'])).scope);
  const erp = partnerOf('a');
  expect(shareOf(erp).scope).toBe(shareOf({ ...erp, endsAt: new Date(0) }).scope);
});

test('another role, client, system of a client, set of scopes or language is another sight', () => {
  const scopes = [shareOf(person('SPECIALIST')), shareOf(person('AUDITOR')), shareOf(person('AUDITOR'), 'en'), shareOf(partnerOf('a')), shareOf(partnerOf('a')), shareOf(partnerOf('b')), shareOf(partnerOf('a', ['tickets:read'])), shareOf({ ...partnerOf('a'), audience: 'staff' })].map(({ scope }) => scope);
  expect(new Set(scopes).size).toBe(scopes.length);
});

test('rights are nobody’s own; a name, an identifier and the whole are', () => {
  for (const viewer of [person('SPECIALIST'), partnerOf('a')]) {
    expect(isPersonal(viewer, (somebody) => [can(somebody, 'tickets.read'), boundClientOf(somebody), isClientSide(somebody)])).toBe(false);
    expect(isPersonal(viewer, (somebody) => somebody.id)).toBe(true);
    expect(isPersonal(viewer, (somebody) => actorOf(somebody))).toBe(true);
    expect(isPersonal(viewer, (somebody) => ({ ...somebody }))).toBe(true);
  }
  expect(sharedSight({ viewer: null, locale: 'ru' } as Context)).toBeNull();
});
