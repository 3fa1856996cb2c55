import { useHotkey } from '@reglament/admin/kit';
import { pointedEntryId } from './pointedEntry.ts';
import { entryToQuote } from './quoting.ts';
import type { TimelineEntry } from './timeline.ts';
import { useQuoting } from './useQuoting.ts';

/** Q quotes the message in which something is selected or has the focus, else the client’s last one. */
export const QuoteKey = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const quote = useQuoting();
  useHotkey('q', () => { const entry = entryToQuote(entries, pointedEntryId()); if (entry) quote(entry); }, { label: 'conversation.act.quote' });
  return null;
};
