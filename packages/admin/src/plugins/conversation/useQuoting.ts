import { formatInstant, useConsoleLocale, useNow } from '@reglament/admin/kit';
import { selectedIn } from './pointedEntry.ts';
import { quoting } from './quoting.ts';
import { wordsOf, type TimelineEntry } from './timeline.ts';

/** Quotes what is selected in a message, else all that it says itself, with its author and time. */
export const useQuoting = () => {
  const locale = useConsoleLocale();
  const now = useNow();
  return ({ id, author, at, body, tailAt }: TimelineEntry): void => quoting.make({ source: `${author.name}, ${formatInstant(at, locale, 'short', now)}`, text: selectedIn(id) || wordsOf({ body, tailAt }).own });
};
