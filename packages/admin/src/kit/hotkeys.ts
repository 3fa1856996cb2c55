import { useEffect, useSyncExternalStore } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useStore } from 'ra-core';
import { completes, endsSequence, holdSequence, notePress } from './keySequence.ts';

/** A key combination that works at this moment, for the overlay that lists them. */
export interface ActiveHotkey { readonly keys: string; readonly label: string }

let active: readonly ActiveHotkey[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly ActiveHotkey[]): void => {
  active = next;
  listeners.forEach((listener) => listener());
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** All key combinations that work at this moment. */
export const useActiveHotkeys = (): readonly ActiveHotkey[] => useSyncExternalStore(subscribe, () => active);

/** Whether keys without Ctrl or Alt act; some people's speech software types them by chance (WCAG 2.1.4). */
export const useSingleKeys = () => useStore('hotkeys.singleKeys', true);

/** True for combinations that a stray letter could set off. */
export const isSingleKey = (keys: string): boolean => !/(^|,|>|\+)\s*(mod|ctrl|alt|meta|escape|enter)\b/.test(keys);

const pressed = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);
/** True where a letter belongs to the text. A ticked box in a list is no such place: keys go on working there. */
export const isTyping = (target: EventTarget | null): boolean => {
  const field = target as Partial<HTMLInputElement> | null;
  switch (field?.tagName) {
    case 'INPUT': return !pressed.has(field.type ?? 'text');
    case 'TEXTAREA': case 'SELECT': return true;
    default: return field?.isContentEditable ?? false;
  }
};

if (typeof window !== 'undefined') {
  // before the listeners of the library, which asks nobody whether the keys of a sequence belong to a text
  window.addEventListener('keydown', ({ code, timeStamp, target, ctrlKey, altKey, metaKey, repeat }) => {
    if (!repeat && code !== '' && !/^(Shift|Control|Alt|Meta|OS)/.test(code)) notePress({ code, at: timeStamp, isOther: isTyping(target) || ctrlKey || altKey || metaKey });
  }, true);
}

/** True while a dialog stands over the page; MUI hides the page from readers meanwhile. Its keys must not act behind the dialog's back. */
const isCovered = (): boolean => document.getElementById('root')?.getAttribute('aria-hidden') === 'true';

export interface HotkeyOptions {
  /** Message key for the overlay; without it the combination is not listed. */
  label?: string;
  enabled?: boolean;
  /** Also while typing in a field; for `mod+enter` and `escape`. */
  inFields?: boolean;
  /** The view that listens is itself a dialog. */
  inDialog?: boolean;
}

/**
 * Acts on a key by its place on the keyboard (`event.code`), so that `j` also works in the Russian layout.
 * `keys`: `j`, `shift+a`, `mod+k` (Ctrl, on a Mac ⌘), several by comma; or `g>t`: one after the other.
 */
export const useHotkey = (keys: string, act: (event: KeyboardEvent) => void, { label, enabled = true, inFields = false, inDialog = false }: HotkeyOptions = {}): void => {
  const [singleKeys] = useSingleKeys();
  const works = enabled && keys !== '' && (singleKeys || !isSingleKey(keys));
  const [, second] = keys.split('>');
  useEffect(() => (works && second !== undefined ? holdSequence(keys) : undefined), [works, second, keys]);
  useHotkeys(second ?? (keys === '' ? 'unset' : keys), act, {
    enabled: works, preventDefault: true, enableOnFormTags: true, enableOnContentEditable: true,
    ignoreEventWhen: (event) => (!inFields && isTyping(event.target)) || (!inDialog && isCovered()) || (second === undefined ? endsSequence() : !completes(keys)),
  }, [act]);
  useListing(works ? keys : '', label);
};

/** True for a sign that no place acts on: layouts have `/` and `?` elsewhere, the Russian one over `\\` and 7. */
export const isSignElsewhere = ({ key, code, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>, sign: string): boolean =>
  key === sign && code !== 'Slash' && !ctrlKey && !altKey && !metaKey;

/** Acts on `/` or `?` wherever the layout has it; beside `useHotkey`, which acts on its place on the Latin keyboard and lists it. */
export const useSign = (sign: '/' | '?', act: () => void): void => {
  const [singleKeys] = useSingleKeys();
  useHotkeys(sign, act, {
    enabled: singleKeys, useKey: true, ignoreModifiers: true, preventDefault: true,
    ignoreEventWhen: (event) => !isSignElsewhere(event, sign) || isTyping(event.target) || isCovered(),
  }, [act]);
};

const useListing = (keys: string, label: string | undefined): void => {
  useEffect(() => {
    if (keys === '' || label === undefined) return undefined;
    const entry = { keys, label };
    change([...active, entry]);
    return () => change(active.filter((other) => other !== entry));
  }, [keys, label]);
};

/** Only lists a key that the browser or the focused element acts on by itself, such as Enter on a link. */
export const useListedKey = (keys: string, label: string): void => useListing(keys, label);

const glyphs: Readonly<Record<string, string>> = { mod: 'Ctrl', ctrl: 'Ctrl', shift: '⇧', alt: 'Alt', enter: '↵', escape: 'Esc', slash: '/', up: '↑', down: '↓', left: '←', right: '→', period: '.', comma: ',' };
/** `mod+enter` → `Ctrl ↵`, `g>t` → `G T`: how a combination is shown on a key cap. */
export const hotkeyText = (keys: string): string =>
  (keys.split(',')[0] ?? '').replace('shift+slash', '?').split(/[+>]/).map((key) => glyphs[key.trim()] ?? key.trim().toUpperCase()).join(' ');
