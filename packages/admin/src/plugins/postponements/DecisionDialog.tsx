import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'ra-core';
import { evidenceOf, type PostponementEffect, type PostponementReason } from '@reglament/schema';
import { ActDialog, formatInstant, Kbd, LongTextField, readKey, TextField, TickField, useCan, useConsoleLocale, useRead, useTyped } from '@reglament/admin/kit';
import type { DecidedTicket } from './decidedTicket.ts';
import { BASIS, CATEGORIES, HOURS, POSTPONE, POSTPONEMENTS, REASONS, REFUSE, type Basis, type Category, type Decision, type ReasonWording } from './documents.ts';
import { likelyProofs, proofInWords, type Proofs } from './evidence.ts';
import { EvidenceFields } from './EvidenceFields.tsx';
import { readyText } from './readyTexts.ts';
import './postponements.css';

/** A digit chooses the reason that bears it, so that the hand stays on the keys. */
const chooseByDigit = ({ code, currentTarget }: KeyboardEvent<HTMLElement>): void => {
  const digit = Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? 0);
  const radio = currentTarget.querySelectorAll('input')[digit - 1];
  radio?.focus();
  radio?.click();
};

const Reasons = ({ reasons, reason, onReason, error }: { reasons: readonly ReasonWording[]; reason: PostponementReason | null; onReason: (reason: PostponementReason) => void; error: string | undefined }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <fieldset className="postponements-choices" onKeyDown={chooseByDigit}>
      <legend>{translate('postponements.reason')} <span className="rg-meta">§4.13</span></legend>
      {reasons.map(({ code, labelRu, labelEn }, index) => (
        <label key={code}><input type="radio" name="reason" autoFocus={index === 0} checked={reason === code} onChange={() => onReason(code)} /><Kbd keys={String(index + 1)} /><span>{locale === 'ru' ? labelRu : labelEn}</span></label>
      ))}
      {error && <p className="rg-error" role="alert">{error}</p>}
    </fieldset>
  );
};

/** When the text leaves (§4.6), and a lead's way to send it out of hours. */
const Leaving = ({ sendNow, onSendNow }: { sendNow: boolean; onSendNow: (sendNow: boolean) => void }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const can = useCan();
  const { data: hours } = useRead(HOURS, {});
  if (!hours) return null;
  const key = hours.open ? 'now' : sendNow ? 'outOfHours' : 'held';
  return (
    <>
      <p className="rg-meta">{translate(`postponements.leaving.${key}`, { at: formatInstant(hours.changesAt, locale, 'short', hours.now) })}</p>
      {!hours.open && can('tickets.answerNow') && <TickField label={translate('postponements.sendNow')} checked={sendNow} onValue={onSendNow} />}
    </>
  );
};

interface FormProps { ticket: DecidedTicket; effect: PostponementEffect; onClose: () => void; now: number; basis: Basis; reasons: readonly ReasonWording[]; categories: readonly Category[] }
const DecisionForm = ({ ticket, effect, onClose, now, basis, reasons, categories }: FormProps) => {
  const translate = useTranslate();
  const { timeline } = basis;
  const typed = `postponements/${effect}/${ticket.id}`;
  const [reason, setReason] = useTyped<PostponementReason | null>(typed, 'reason', null);
  const [isMissing, setMissing] = useState(false);
  const [proofs, setProofs] = useTyped<Proofs>(typed, 'proofs', () => likelyProofs(timeline, ticket.category, now));
  // the ready text follows reason and proof until somebody changes it
  const [own, setOwn] = useTyped<string | null>(typed, 'own', null);
  const [reviewOn, setReviewOn] = useState(basis.usualReviewOn);
  const [sendNow, setSendNow] = useState(false);
  const body = own ?? (reason ? readyText(effect, reason, basis.locale, proofInWords(reason, proofs, { timeline, categories, locale: basis.locale, now })) : '');
  const decision = (version: number): Decision | null => {
    setMissing(reason === null);
    return reason && { ticketId: ticket.id, reason, [evidenceOf[reason]]: proofs[evidenceOf[reason]] ?? '', body, sendNow, expectedVersion: version };
  };
  const postponed = (version: number): (Decision & { reviewOn?: string }) | null => {
    const decided = decision(version);
    return decided && { ...decided, ...(reviewOn === '' ? {} : { reviewOn }) };
  };
  const fields = (errors: Readonly<Record<string, string>>) => (
    <>
      <Reasons reasons={reasons} reason={reason} onReason={setReason} error={errors['reason'] ?? (isMissing && reason === null ? translate('postponements.reasonMissing') : undefined)} />
      {reason && <EvidenceFields reason={reason} proofs={proofs} onProofs={setProofs} timeline={timeline} categories={categories} now={now} errors={errors} />}
      {reason && <LongTextField name="body" rows={5} required label={translate('postponements.body')} hint={translate('postponements.bodyHint')} value={body} error={errors['body']} onValue={setOwn} />}
      {reason && effect === 'POSTPONED' && <TextField name="reviewOn" type="date" required label={translate('postponements.reviewOn')} hint={translate('postponements.reviewHint')} value={reviewOn} error={errors['reviewOn']} onValue={setReviewOn} />}
      {errors['sendNow'] && <p className="rg-error" role="alert">{errors['sendNow']}</p>}
      {reason && <Leaving sendNow={sendNow} onSendNow={setSendNow} />}
    </>
  );
  const shared = { open: true, typed, version: ticket.version, patches: 'tickets', successArgs: { number: ticket.number }, onClose, invalidates: [readKey(POSTPONEMENTS), ['read', 'QueueCounters']] } as const;
  if (effect === 'POSTPONED')
    return <ActDialog {...shared} title={translate('postponements.title.postpone', { number: ticket.number })} submit={translate('postponements.submit.postpone')} success="postponements.notification.postponed" document={POSTPONE} input={postponed}>{fields}</ActDialog>;
  return <ActDialog {...shared} kind="danger" title={translate('postponements.title.refuse', { number: ticket.number })} submit={translate('postponements.submit.refuse')} success="postponements.notification.refused" document={REFUSE} input={decision}>{fields}</ActDialog>;
};

/** §4.13: asks for the reason first, then for its proof only, then for the text that the client gets, ready in the ticket's language. */
export default function DecisionDialog({ ticket, effect, onClose }: { ticket: DecidedTicket; effect: PostponementEffect; onClose: () => void }) {
  const basis = useRead(BASIS, { id: ticket.id }, { staleMs: 0 });
  // whether a question has left already is told by the server's clock, to the second
  const hours = useRead(HOURS, {}, { staleMs: 0 });
  const reasons = useRead(REASONS, {});
  const categories = useRead(CATEGORIES, {});
  if (!basis.data || basis.data.id !== ticket.id || !basis.isFetchedAfterMount || !hours.data || !hours.isFetchedAfterMount || !reasons.data || !categories.data) return null;
  return <DecisionForm ticket={ticket} effect={effect} onClose={onClose} now={Date.parse(hours.data.now)} basis={basis.data} reasons={reasons.data} categories={categories.data} />;
}
