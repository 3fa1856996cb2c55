import { memoryStore } from 'ra-core';
import { describe, expect, it } from 'vitest';
import type { KeptPreferences, PreferenceChange } from './documents.ts';
import { keepInStep } from './keepInStep.ts';

const nothing: KeptPreferences = { locale: null, theme: null, density: null, singleKeys: null, undoSeconds: null, staffLetters: null, startPage: null, startTiles: null, notifications: null };
const soon = (): Promise<void> => Promise.resolve().then(() => undefined).then(() => undefined).then(() => undefined);

const world = (kept: Partial<KeptPreferences>, here: Record<string, unknown> = {}) => {
  const store = memoryStore(here);
  store.setup();
  const written: PreferenceChange[] = [];
  const line = { works: true, signedIn: true };
  const through = <T>(answer: () => T): Promise<T> => (line.works ? Promise.resolve(answer()) : Promise.reject(new Error('offline')));
  const step = keepInStep({
    store, read: () => through(() => ({ ...nothing, ...kept })), write: (change) => through(() => { written.push(change); }), isAtWork: () => line.signedIn,
  });
  return { store, written, line, step };
};

describe('preferences follow the person', () => {
  it('what the server kept comes over this browser’s copy, and is not sent back', async () => {
    const { store, written } = world({ theme: 'DARK', undoSeconds: 30 }, { theme: 'light', 'hotkeys.singleKeys': false });
    await soon();
    expect([store.getItem('theme'), store.getItem('preferences.undoSeconds'), store.getItem('hotkeys.singleKeys')]).toEqual(['dark', 30, false]);
    expect(written).toEqual([]);
  });

  it('a change here goes to the server, alone', async () => {
    const { store, written } = world({});
    await soon();
    store.setItem('theme', undefined);
    store.setItem('hotkeys.singleKeys', false);
    expect(written).toEqual([{ theme: 'SYSTEM' }, { theme: 'SYSTEM', singleKeys: false }]);
  });

  it('what was given back to the usual goes back everywhere', async () => {
    const { store, written } = world({ startPage: '/reports' });
    await soon();
    store.setItem('preferences.startPage', null);
    expect(written).toEqual([{ startPage: null }]);
    const elsewhere = world({}, { 'preferences.startPage': '/reports' });
    await soon();
    expect(elsewhere.store.getItem('preferences.startPage') ?? null).toBeNull();
  });

  it('a change while the server is asked is not undone by its answer', async () => {
    const { store } = world({ theme: 'DARK' });
    store.setItem('theme', 'light');
    await soon();
    expect(store.getItem('theme')).toBe('light');
  });

  it('what did not get through goes when the line is back, with what the server kept besides', async () => {
    const { store, written, line, step } = world({ density: 'COMPACT' });
    line.works = false;
    await soon();
    store.setItem('preferences.undoSeconds', 0);
    await soon();
    expect(written).toEqual([]);
    line.works = true;
    step.again();
    await soon();
    expect(written).toEqual([{ undoSeconds: 0 }]);
  });

  it('what was on its way when the page was left goes when it is opened again, and is not undone', async () => {
    const { store, written } = world({ theme: 'LIGHT' }, { theme: 'dark', 'preferences.unsent': ['theme'] });
    await soon();
    await soon();
    expect(store.getItem('theme')).toBe('dark');
    expect(written).toEqual([{ theme: 'DARK' }]);
    await soon();
    expect(store.getItem('preferences.unsent')).toEqual([]);
  });

  it('what is wiped at sign-out is no choice, and after the end nothing is heard', async () => {
    const { store, written, line, step } = world({});
    await soon();
    line.signedIn = false;
    store.setItem('theme', undefined);
    line.signedIn = true;
    step.end();
    store.setItem('theme', 'dark');
    expect(written).toEqual([]);
  });
});
