import { useCallback, useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { useViewer } from './console.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Of this window only: it ends with the tab, and nobody else who signs in here sees it. */
const shelf = (): Storage | undefined => { try { return globalThis.sessionStorage; } catch { return undefined; } };
const keyOf = (viewerId: string, place: string): string => `reglament.typed.${viewerId}.${place}`;
const fieldsAt = (key: string): Fields => {
  try { return JSON.parse(shelf()?.getItem(key) ?? '{}') as Fields; } catch { return {}; }
};
const keep = (key: string, field: string, value: unknown): void => {
  const { [field]: _before, ...others } = fieldsAt(key);
  const fields = value === undefined ? others : { ...others, [field]: value };
  try {
    if (Object.keys(fields).length === 0) shelf()?.removeItem(key);
    else shelf()?.setItem(key, JSON.stringify(fields));
  } catch { /* a full shelf costs the copy, not the text on the screen */ }
};

/**
 * State for what a person types into an act or a form: it outlives a closed dialog, a session that ended and a page that was loaded anew,
 * until the act is done (`useForgetTyped`, or `typed` of `<ActDialog>`). `place` names the act and its record: `handovers/TP-2026-000437`.
 * Values are plain JSON.
 */
export const useTyped = <T>(place: string, field: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] => {
  const viewerId = useViewer()?.id;
  const key = viewerId === undefined ? null : keyOf(viewerId, place);
  const [beginning] = useState(initial);
  const [value, setValue] = useState<T>(() => {
    const kept = key === null ? undefined : fieldsAt(key)[field];
    return kept === undefined ? beginning : kept as T;
  });
  const drawn = useRef(value);
  useEffect(() => {
    if (key === null || drawn.current === value) return;
    drawn.current = value;
    keep(key, field, value === beginning ? undefined : value);
  }, [key, field, value, beginning]);
  return [value, setValue];
};

/** Lets go what was typed at a place: its act is done. */
export const useForgetTyped = (): (place: string) => void => {
  const viewerId = useViewer()?.id;
  return useCallback((place) => { if (viewerId !== undefined) shelf()?.removeItem(keyOf(viewerId, place)); }, [viewerId]);
};
