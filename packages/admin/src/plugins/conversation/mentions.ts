/** Somebody whom a note may name. */
export interface Mentionable { readonly id: string; readonly name: string }

/** A text in parts: those that name somebody after `@`, and what stands between them. */
export const partsOf = (text: string, names: readonly string[]): readonly { text: string; isMention: boolean }[] => {
  // the longer name first: «Иванов Пётр Сергеевич» is not «Иванов Пётр»
  const found = names.map((name) => ({ name, at: text.indexOf(`@${name}`) })).filter(({ at }) => at >= 0).toSorted((one, other) => one.at - other.at || other.name.length - one.name.length)[0];
  if (!found) return text === '' ? [] : [{ text, isMention: false }];
  const end = found.at + found.name.length + 1;
  return [...(found.at > 0 ? [{ text: text.slice(0, found.at), isMention: false }] : []), { text: text.slice(found.at, end), isMention: true }, ...partsOf(text.slice(end), names)];
};

/** Whom a note names. */
export const mentionedIn = (text: string, staff: readonly Mentionable[]): string[] => {
  const named = new Set(partsOf(text, staff.map(({ name }) => name)).filter(({ isMention }) => isMention).map((part) => part.text.slice(1)));
  return staff.filter(({ name }) => named.has(name)).map(({ id }) => id);
};
