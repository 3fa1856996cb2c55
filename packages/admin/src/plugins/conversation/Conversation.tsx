import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslate } from 'ra-core';
import type { TicketStatus } from '@reglament/schema';
import { ErrorState, SkeletonRows, TimelineEntryView, useCan, useFileDrop } from '@reglament/admin/kit';
import { Composer } from './Composer.tsx';
import { droppedFiles } from './droppedFiles.ts';
import { QuoteKey } from './QuoteKey.tsx';
import type { TimelineEntry } from './timeline.ts';
import { useConversation } from './useConversation.ts';
import './conversation.css';

const nearEndPx = 80;

/** Entries from the first to the last; it stays at the end for whoever is at the end, and offers to go there otherwise. */
const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [hasNews, setHasNews] = useState(false);
  const toEnd = (): void => { box.current?.scrollTo({ top: box.current.scrollHeight }); setHasNews(false); };
  const lastId = entries.at(-1)?.id;
  useLayoutEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight });
    else setHasNews(true);
  }, [lastId]);
  // Entries grow when their renderers arrive and the box shrinks when the composer grows: whoever read the end goes on reading it.
  useEffect(() => {
    const observer = new ResizeObserver(() => { if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight }); });
    if (inner.current) observer.observe(inner.current);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="conversation-frame">
      <div
        ref={box} className="conversation-line" role="log" aria-label={translate('conversation.title')} tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < nearEndPx;
          if (atEnd.current) setHasNews(false);
        }}
      >
        <div ref={inner} className="conversation-entries">
          {entries.map((entry) => (
            <div key={entry.id} data-entry={entry.id}>
              <TimelineEntryView entry={entry}>{entry.body && <p className="conversation-message">{entry.body}</p>}</TimelineEntryView>
            </div>
          ))}
        </div>
      </div>
      {hasNews && <button type="button" className="conversation-news" onClick={toEnd}>↓ {translate('conversation.news')}</button>}
    </div>
  );
};

const scrollToEntry = (id: string): void => { document.querySelector(`[data-entry="${id}"]`)?.scrollIntoView({ block: 'center' }); };

/** The correspondence of a ticket with what happened to it (§4.4), and the field in which the next answer is written. */
export default function Conversation({ ticket }: { ticket: { id: string; version: number; status: TicketStatus } }) {
  const can = useCan();
  const translate = useTranslate();
  const mayWrite = can('tickets.answer') || can('tickets.note');
  const { data, error, isPending, refresh } = useConversation(ticket.id);
  const entries = data?.timeline;
  // One's own act may be known before the stream tells of it.
  const isBehind = data !== undefined && data !== null && data.version < ticket.version;
  useEffect(() => { if (isBehind) void refresh(); }, [isBehind, ticket.version, refresh]);
  const { isOver, drop } = useFileDrop(droppedFiles.make);
  const mayDrop = mayWrite && can('attachments.upload');
  return (
    <div className="conversation files-zone" {...(mayDrop ? drop : {})} data-over={mayDrop && isOver ? '' : undefined} data-drop-label={translate('conversation.drop')}>
      {entries ? <Timeline key={`timeline-${ticket.id}`} entries={entries} /> : error ? <ErrorState error={error} onRetry={() => { void refresh(); }} /> : isPending || !data ? <div className="conversation-frame"><SkeletonRows rows={4} height={88} /></div> : null}
      {!mayWrite && <p className="rg-meta conversation-composer">{translate('conversation.readOnly')}</p>}
      {mayWrite && data && <QuoteKey entries={data.timeline} />}
      {mayWrite && data && (
        <Composer key={`composer-${ticket.id}`} ticket={ticket} locale={data.locale} entries={data.timeline} version={data.version} refresh={refresh} onShow={scrollToEntry} />
      )}
    </div>
  );
}
