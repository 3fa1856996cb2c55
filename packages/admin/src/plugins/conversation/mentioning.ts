import type { FieldWord } from '@reglament/admin/kit';
import type { Mentionable } from './mentions.ts';

/** The letters after an `@` at the beginning of a word before the caret; an address of mail holds its `@` inside a word. */
export const mentionWordAt = (before: string): FieldWord | null => {
  const found = /(?:^|[\s(])@([\p{L}-]{0,40}(?: [\p{L}-]{0,40})?)$/u.exec(before);
  return found ? { start: before.length - (found[1]?.length ?? 0) - 1, end: before.length, query: found[1] ?? '' } : null;
};

/** Those whose name has words that begin with the letters. */
export const offered = (query: string, staff: readonly Mentionable[]): readonly Mentionable[] => {
  const typed = query.toLocaleLowerCase('ru').trim();
  return staff.filter(({ name }) => ` ${name.toLocaleLowerCase('ru')}`.includes(` ${typed}`) && name !== query.trim()).slice(0, 8);
};
