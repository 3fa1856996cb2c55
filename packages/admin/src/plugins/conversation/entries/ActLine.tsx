import { useTranslate } from 'ra-core';
import { DeskTime, useConsoleLocale, useNow } from '@reglament/admin/kit';
import type { TimelineEntry } from '../timeline.ts';
import { actWords, choiceWords } from './actWords.ts';

/** An act as one quiet line with its clause; a broken promise is not quiet. */
export default function ActLine({ entry }: { entry: TimelineEntry }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const { key, args } = actWords(entry, locale, useNow());
  const choice = entry.type === 'REGISTERED' ? choiceWords(entry, locale) : null;
  return (
    <p className="conversation-act" data-type={entry.type}>
      <span><DeskTime at={entry.at} /> · {translate(`conversation.entry.${key}`, args)}{entry.clause && ` · §${entry.clause}`}{choice && <>. {translate(`conversation.entry.${choice.key}`, choice.args)} · §1</>}</span>
    </p>
  );
}
