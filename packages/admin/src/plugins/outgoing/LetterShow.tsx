import { useTranslate } from 'react-admin';
import { letterTemplates, type LetterTemplate } from '@reglament/schema';
import { BackLink, Card, KeyValue, DeskTime, Page, RecordLink, ShowPage, useTerm } from '@reglament/admin/kit';
import type { OutgoingLetter } from './documents.ts';
import { HeldBack } from './HeldBack.tsx';
import { SendAgain } from './SendAgain.tsx';
import { StatusChip } from './StatusChip.tsx';
import './outgoing.css';

const Delivery = ({ letter }: { letter: OutgoingLetter }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { ticket } = letter;
  const template = letter.templateKey as LetterTemplate;
  return (
    <Card title={translate('outgoing.delivery')} action={<StatusChip status={letter.status} />}>
      <KeyValue pairs={[
        [translate('outgoing.field.template'), `${term(letterTemplates, template)}${template in letterTemplates ? ` (§${letterTemplates[template].clause})` : ''}`],
        [translate('outgoing.field.written'), <DeskTime key="written" at={letter.createdAt} style="message" />],
        [translate('outgoing.field.sendAfter'), letter.sendAfter > letter.createdAt && <DeskTime key="after" at={letter.sendAfter} style="message" />],
        [translate('outgoing.field.sentAt'), letter.sentAt && <DeskTime key="sent" at={letter.sentAt} style="message" />],
        [translate('outgoing.field.attempts'), letter.attempts > 0 && letter.attempts],
        [translate('outgoing.field.ticket'), ticket && <RecordLink key="ticket" resource="tickets" id={ticket.id}>{ticket.number} · {ticket.subject}</RecordLink>],
      ]} />
      {letter.lastError && <p className="rg-error">{letter.lastError}</p>}
      {letter.status === 'WAITING' && letter.sendAfter > letter.createdAt && <p className="rg-meta">{translate('outgoing.hint.waiting')}</p>}
    </Card>
  );
};

/** One letter as its reader gets it, with what became of it. */
export default function LetterShow() {
  const translate = useTranslate();
  return (
    <ShowPage<OutgoingLetter> whole={['body']}>
      {(letter) => (
        <Page title={letter.subject} subtitle={<BackLink resource="outgoingLetters" label={translate('outgoing.menu')} />}>
          <div className="rg-columns">
            <article className="outgoing-letter">
              <dl>
                <div><dt>{translate('outgoing.field.to')}</dt><dd>{letter.to || translate('outgoing.nobody')}</dd></div>
                <div><dt>{translate('outgoing.field.subject')}</dt><dd>{letter.subject}</dd></div>
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
