import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserError } from '../support/userError.ts';
import { logDuring } from '../support/log.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Kept { version: number; theme: string | null; undoSeconds: number | null; startPage: string | null; startTiles: { order: string[] } | null; notifications: { muted: string[] } | null }
const fields = 'version theme undoSeconds startPage startTiles { order } notifications { muted }';

let system: System;
let head: Asker;
beforeAll(async () => {
  system = await startSystem();
  head = await system.signIn('SUPPORT_HEAD');
});
afterAll(() => system.stop());

const read = async (asker: Asker): Promise<Kept> => (await system.get<{ preferences: Kept }>(`{ preferences { ${fields} } }`, {}, asker)).preferences;
const change = async (input: Record<string, unknown>, asker: Asker) => {
  const document = `mutation($input: ChangePreferencesInput!) { changePreferences(input: $input) { preferences { ${fields} } userErrors { code field clause message } eventIds } }`;
  const { data, errors } = await system.ask<{ changePreferences: { preferences: Kept | null; userErrors: UserError[]; eventIds: string[] } } | null>(document, { input }, asker);
  return { ...data?.changePreferences, refused: errors?.[0]?.extensions['code'] };
};

describe('preferences of a person', () => {
  it('follow to every machine: another session of the same person reads them, and nobody else', async () => {
    expect(await read(head)).toMatchObject({ version: 0, theme: null });
    const { preferences, eventIds } = await change({ theme: 'DARK', startTiles: { order: ['sla/next', 'sla/load'], hidden: [], shown: [] } }, head);
    expect(eventIds).toEqual([]);
    expect(preferences).toMatchObject({ version: 1, theme: 'DARK', startTiles: { order: ['sla/next', 'sla/load'] } });
    expect(await read(await system.signIn('SUPPORT_HEAD'))).toEqual(preferences);
    expect(await read(await system.signIn('SPECIALIST'))).toMatchObject({ version: 0, theme: null });
  });

  it('two machines that change different ones at once lose nothing, and null gives one back to the usual', async () => {
    await Promise.all([change({ undoSeconds: 30 }, head), change({ startPage: '/reports' }, head)]);
    expect(await read(head)).toMatchObject({ theme: 'DARK', undoSeconds: 30, startPage: '/reports' });
    const { preferences } = await change({ theme: null }, head);
    expect(preferences).toMatchObject({ theme: null, undoSeconds: 30, startPage: '/reports' });
  });

  it('an auditor has them too; a key has none', async () => {
    expect(await change({ theme: 'LIGHT' }, await system.signIn('AUDITOR'))).toMatchObject({ userErrors: [], preferences: { theme: 'LIGHT' } });
    expect((await change({ theme: 'DARK' }, system.desk)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await change({ theme: 'DARK' }, null)).refused).toBe('UNAUTHENTICATED');
  });

  const choices = { desktop: true, muted: [], quietOutOfHours: true, sound: false, withText: false };
  it.each([
    ['seconds that are none of the choices', { undoSeconds: 7 }, 'undoSeconds'],
    ['a start page on another host', { startPage: '//evil.example' }, 'startPage'],
    ['a start page of a megabyte', { startPage: `/${'x'.repeat(1_000_000)}` }, 'startPage'],
    ['a language that nobody speaks here', { locale: 'de' }, 'locale'],
    ['tiles without end', { startTiles: { order: Array.from({ length: 1000 }, (_, index) => `a/${index}`), hidden: [], shown: [] } }, 'startTiles'],
    ['a kind of notification that is none', { notifications: { ...choices, muted: ['NO_SUCH_KIND'] } }, null],
  ])('%s are refused, and nothing changes', async (_what, input, field) => {
    const before = await read(head);
    const { result, lines } = await logDuring(system, () => change(input, head));
    if (field === null) expect(result.refused).toBe('BAD_USER_INPUT');
    else expect(result.userErrors?.[0]?.field).toContain(field);
    expect(lines).toHaveLength(1);
    expect(await read(head)).toEqual(before);
  });
});
