import { useTranslate } from 'react-admin';
import { letterTemplates, type LetterTemplate } from '@reglament/schema';
import { BackLink, Card, KeyValue, DeskTime, Page, RecordLink, ShowPage, useTerm } from '@reglament/admin/kit';
import type { OutgoingLetter } from './documents.ts';
import { HeldBack } from './HeldBack.tsx';
import { SendAgain } from './SendAgain.tsx';
import { StatusChip } from './StatusChip.tsx';
import './outbox.css';

const Delivery = ({ letter }: { letter: OutgoingLetter }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { ticket } = letter;
  const template = letter.templateKey as LetterTemplate;
  return (
    <Card title={translate('outbox.delivery')} action={<StatusChip status={letter.status} />}>
      <KeyValue pairs={[
        [translate('outbox.field.template'), `${term(letterTemplates, template)}${template in letterTemplates ? ` (§${letterTemplates[template].clause})` : ''}`],
        [translate('outbox.field.written'), <DeskTime key="written" at={letter.createdAt} style="message" />],
        [translate('outbox.field.sendAfter'), letter.sendAfter > letter.createdAt && <DeskTime key="after" at={letter.sendAfter} style="message" />],
        [translate('outbox.field.sentAt'), letter.sentAt && <DeskTime key="sent" at={letter.sentAt} style="message" />],
        [translate('outbox.field.attempts'), letter.attempts > 0 && letter.attempts],
        [translate('outbox.field.ticket'), ticket && <RecordLink key="ticket" resource="tickets" id={ticket.id}>{ticket.number} · {ticket.subject}</RecordLink>],
      ]} />
      {letter.lastError && <p className="rg-error">{letter.lastError}</p>}
      {letter.status === 'WAITING' && letter.sendAfter > letter.createdAt && <p className="rg-meta">{translate('outbox.hint.waiting')}</p>}
    </Card>
  );
};

/** One letter as its reader gets it, with what became of it. */
export default function LetterShow() {
  const translate = useTranslate();
  return (
    <ShowPage<OutgoingLetter> whole={['body']}>
      {(letter) => (
        <Page title={letter.subject} subtitle={<BackLink resource="outgoingLetters" label={translate('outbox.menu')} />}>
          <div className="rg-columns">
            <article className="outbox-letter">
              <dl>
                <div><dt>{translate('outbox.field.to')}</dt><dd>{letter.to || translate('outbox.nobody')}</dd></div>
                <div><dt>{translate('outbox.field.subject')}</dt><dd>{letter.subject}</dd></div>
                <div><dt>Message-ID</dt><dd>{letter.messageId}</dd></div>
              </dl>
              <p className="rg-prose">{letter.body}</p>
            </article>
            <aside className="rg-stack">{letter.status === 'HELD' && <HeldBack letter={letter} />}{(letter.status === 'FAILED' || letter.status === 'RETURNED') && <SendAgain letter={letter} />}<Delivery letter={letter} /></aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
