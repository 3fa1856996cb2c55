import { useTranslate } from 'ra-core';
import { channels } from '@reglament/schema';
import { DeskTime, useCan, useConsoleLocale, useNow, useTerm, useViewer } from '@reglament/admin/kit';
import { soon } from '../leaving.ts';
import { isQuotable } from '../quoting.ts';
import { useQuoting } from '../useQuoting.ts';
import { useTakingBack } from '../useTakingBack.ts';
import { Body } from './Body.tsx';
import { deliveryOf, type TimelineEntry } from '../timeline.ts';

const DeliveryWord = ({ entry }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const delivery = deliveryOf(entry, now);
  if (delivery === 'none') return null;
  const at = delivery === 'sent' ? entry.deliveredAt : entry.leavesAt;
  return <span className="conversation-delivery" data-delivery={delivery}> · {translate(`conversation.delivery.${delivery}`, { at: at ? soon(at, locale, now) : '' })}</span>;
};

/** A way back for an answer that has not left, for its author and for a head. */
const TakeBack = ({ entry }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const can = useCan();
  const viewerId = useViewer()?.id;
  const { takeBack, pending } = useTakingBack();
  if (!entry.withdrawable || (entry.author.id !== viewerId && !can('tickets.withdraw'))) return null;
  return <> · <button type="button" className="conversation-takeback" disabled={pending} onClick={() => { void takeBack(entry.id); }}>{translate('conversation.undo.edit')}</button></>;
};

/** Puts what the message says, or what of it is selected, into the composer. */
const QuoteAct = ({ entry }: { entry: TimelineEntry }) => {
  const translate = useTranslate();
  const can = useCan();
  const quote = useQuoting();
  if (!isQuotable(entry) || !(can('tickets.answer') || can('tickets.note'))) return null;
  // a press must not take the selection away
  return <button type="button" className="conversation-takeback conversation-quoting" title={`${translate('conversation.act.quoteHint')} (Q)`} onMouseDown={(event) => event.preventDefault()} onClick={() => quote(entry)}>{translate('conversation.act.quote')}</button>;
};

/** A message of the client, plain, or ours, with an accent edge and what became of its letter. */
export default function Message({ entry }: { entry: TimelineEntry }) {
  const translate = useTranslate();
  const term = useTerm();
  const ours = entry.type === 'ANSWER';
  return (
    <article className="conversation-message" data-ours={ours ? '' : undefined}>
      <header>
        <b>{entry.author.name}</b>
        <span className="rg-meta">
          {!ours && entry.channel && `${term(channels, entry.channel).toLocaleLowerCase()} · `}
          <DeskTime at={entry.at} style="message" />
          {entry.machine && ` · ${translate('conversation.machine')}`}
          {ours && <DeliveryWord entry={entry} />}
          {ours && <TakeBack entry={entry} />}
        </span>
        <QuoteAct entry={entry} />
      </header>
      <Body entry={entry} />
    </article>
  );
}
