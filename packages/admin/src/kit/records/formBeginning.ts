import type { Picked } from './PickField.tsx';

/** What a form begins with when it is opened from another record: records that are chosen already, by field, and texts. */
export interface FormBeginning { readonly picked: Readonly<Record<string, Picked>>; readonly texts: Readonly<Record<string, string>> }

/** The address of a form with what it begins with, so that it can be opened in another window too. */
export const addressOfForm = (path: string, { picked, texts }: { picked: Readonly<Record<string, Picked | null>>; texts: Readonly<Record<string, string>> }): string => {
  const chosen = Object.entries(picked).flatMap(([field, one]) => (one ? [[field, { id: one.id, name: one.name }] as const] : []));
  return `${path}?from=${encodeURIComponent(JSON.stringify({ picked: Object.fromEntries(chosen), texts }))}`;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPicked = (value: unknown): value is Picked => isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';

/** Reads it back; an address that somebody bent begins an empty form. */
export const beginningIn = (search: string): FormBeginning | null => {
  try {
    const given: unknown = JSON.parse(new URLSearchParams(search).get('from') ?? 'null');
    if (!isObject(given) || !isObject(given['picked']) || !isObject(given['texts'])) return null;
    return {
      picked: Object.fromEntries(Object.entries(given['picked']).filter((entry): entry is [string, Picked] => isPicked(entry[1]))),
      texts: Object.fromEntries(Object.entries(given['texts']).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    };
  } catch { return null; }
};
