import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { letterTemplates, type LetterTemplate } from '@reglament/schema';
import { BackLink, Card, DeskTime, KeyValue, Page, PreviewFrame, RecordLink, Segments, ShowPage, useTerm } from '@reglament/admin/kit';
import type { OutgoingLetter } from './documents.ts';
import { HeldBack } from './HeldBack.tsx';
import { SendAgain } from './SendAgain.tsx';
import { waitsForOpening } from './states.ts';
import { StatusChip } from './StatusChip.tsx';
import './outgoing.css';

const Delivery = ({ letter }: { letter: OutgoingLetter }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { ticket } = letter;
  const template = letter.templateKey as LetterTemplate;
  return (
    <Card title={translate('outgoing.delivery')} action={<StatusChip letter={letter} />}>
      <KeyValue pairs={[
        [translate('outgoing.field.template'), `${term(letterTemplates, template)}${template in letterTemplates ? ` (§${letterTemplates[template].clause})` : ''}`],
        [translate('outgoing.field.regulation'), letter.regulationNumber && translate('outgoing.byVersion', { number: letter.regulationNumber })],
        [translate('outgoing.field.written'), <DeskTime key="written" at={letter.createdAt} style="message" />],
        [translate('outgoing.field.sendAfter'), letter.status === 'WAITING' && letter.sendAfter > letter.createdAt && <DeskTime key="after" at={letter.sendAfter} style="message" />],
        [translate('outgoing.field.sentAt'), letter.sentAt && <DeskTime key="sent" at={letter.sentAt} style="message" />],
        [translate('outgoing.field.serverAnswer'), letter.serverAnswer && <span key="answer" className="outgoing-answer">{letter.serverAnswer}</span>],
        [translate('outgoing.field.attempts'), letter.attempts > 0 && letter.attempts],
        [translate('outgoing.field.nextAttempt'), letter.status === 'WAITING' && letter.attempts > 0 && <DeskTime key="next" at={letter.nextAttemptAt} style="message" />],
        [translate('outgoing.field.pendingTo'), letter.status === 'WAITING' && letter.pendingTo],
        [translate('outgoing.field.ticket'), ticket && <RecordLink key="ticket" resource="tickets" id={ticket.id}>{ticket.number} · {ticket.subject}</RecordLink>],
      ]} />
      {letter.refused.length > 1 || (letter.refused.length > 0 && letter.to.includes(', '))
        ? letter.refused.map(({ address, said }) => <p key={address} className="rg-error"><b>{address}</b>{said && `: ${said}`}</p>)
        : letter.lastError && <p className="rg-error">{letter.lastError}</p>}
      {waitsForOpening(letter) && <p className="rg-meta">{translate('outgoing.hint.waiting')}</p>}
    </Card>
  );
};

const forms = ['html', 'text'] as const;

/** The text in both forms that leave: as mail programs show it, and plain. */
const Body = ({ letter }: { letter: OutgoingLetter }) => {
  const translate = useTranslate();
  const [form, setForm] = useState<(typeof forms)[number]>('html');
  return <>
    <div className="outgoing-form"><Segments label={translate('outgoing.field.form')} value={form} onChange={setForm} options={forms.map((value) => [value, translate(`outgoing.form.${value}`)] as const)} /></div>
    {form === 'html' ? <PreviewFrame html={letter.html} title={letter.subject} /> : <p className="rg-prose">{letter.body}</p>}
  </>;
};

/** One letter as its reader gets it, with what became of it. */
export default function LetterShow() {
  const translate = useTranslate();
  return (
    <ShowPage<OutgoingLetter> whole={['body', 'html']}>
      {(letter) => (
        <Page title={letter.subject} subtitle={<BackLink resource="outgoingLetters" label={translate('outgoing.menu')} />}>
          <div className="rg-columns">
            <article className="outgoing-letter">
              <dl>
                <div><dt>{translate('outgoing.field.to')}</dt><dd>{letter.to || translate('outgoing.nobody')}</dd></div>
                <div><dt>{translate('outgoing.field.subject')}</dt><dd>{letter.subject}</dd></div>
                {letter.files.length > 0 && <div><dt>{translate('outgoing.field.files')}</dt><dd>{letter.files.join(', ')}</dd></div>}
                <div><dt>Message-ID</dt><dd>{letter.messageId}</dd></div>
              </dl>
              <Body letter={letter} />
            </article>
            <aside className="rg-stack outgoing-acts">{letter.status === 'HELD' && <HeldBack letter={letter} />}{letter.isUnreached && <SendAgain letter={letter} />}<Delivery letter={letter} /></aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
