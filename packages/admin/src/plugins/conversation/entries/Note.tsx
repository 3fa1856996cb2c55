import { useTranslate } from 'ra-core';
import { DeskTime } from '@reglament/admin/kit';
import type { TimelineEntry } from '../timeline.ts';
import { Body } from './Body.tsx';

/** What staff tell each other: tinted and named, so that nobody takes it for an answer. */
export default function Note({ entry }: { entry: TimelineEntry }) {
  const translate = useTranslate();
  return (
    <article className="conversation-message" data-note="">
      <header><b>{translate('conversation.note.title')}</b><span className="rg-meta">{entry.author.name} · <DeskTime at={entry.at} style="message" /></span></header>
      <Body entry={entry} />
    </article>
  );
}
