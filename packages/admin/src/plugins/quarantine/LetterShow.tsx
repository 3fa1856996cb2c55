import { useTranslate } from 'react-admin';
import { BackLink, Card, KeyValue, DeskTime, Page, RecordLink, ShowPage, useConsoleLocale } from '@reglament/admin/kit';
import { BlockButton } from './BlockButton.tsx';
import type { IncomingLetter } from './documents.ts';
import { LetterText } from './LetterText.tsx';
import { OthersCard } from './OthersCard.tsx';
import { OutcomeChip } from './OutcomeChip.tsx';
import { SenderAddress } from './SenderAddress.tsx';
import { SenderChips } from './SenderChips.tsx';
import { SenderProof } from './SenderProof.tsx';
import { PutAsideButton } from './PutAsideButton.tsx';
import { ReadAgainButton } from './ReadAgainButton.tsx';
import { ReleaseButton } from './ReleaseButton.tsx';
import { formatBytes } from './size.ts';

/** One letter that reached the desk: from whom, when, what became of it and why. */
export default function LetterShow() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <ShowPage<IncomingLetter> whole={['fromStaff', 'replyTo', 'namesake']}>
      {(letter) => (
        <Page title={letter.subject?.trim() || translate('quarantine.noSubject')} subtitle={<BackLink resource="incomingLetters" label={translate('quarantine.menu')} />} actions={<><ReadAgainButton letter={letter} /><PutAsideButton letter={letter} /><BlockButton letter={letter} /><ReleaseButton letter={letter} /></>}>
          <div className="rg-columns">
            <div className="rg-stack">
              <Card title={translate('quarantine.outcome')} action={<OutcomeChip outcome={letter.outcome} />}>
                {letter.reason && <p className="rg-prose">{letter.reason}</p>}
                {letter.decidedWhy && <p className="rg-prose">{letter.decidedWhy}</p>}
                {letter.decidedBy && <p className="rg-meta">{letter.decidedBy}{letter.decidedAt && <> · <DeskTime at={letter.decidedAt} style="message" /></>}</p>}
                {letter.ticket
                  ? <p className="rg-prose"><RecordLink resource="tickets" id={letter.ticket.id}>{letter.ticket.number} · {letter.ticket.subject}</RecordLink></p>
                  : <p className="rg-meta">{translate(letter.whole ? `quarantine.hint.${letter.outcome}` : 'quarantine.hint.TOO_LARGE', { _: '' })}</p>}
                {letter.namesake && <p className="rg-prose">{translate('quarantine.namesake')} <RecordLink resource="incomingLetters" id={letter.namesake.id}>{letter.namesake.subject?.trim() || translate('quarantine.noSubject')}</RecordLink> <span className="rg-meta"><DeskTime at={letter.namesake.receivedAt} style="message" /></span></p>}
                {letter.namedTicket && letter.outcome === 'QUARANTINED' && <p className="rg-prose">{translate('quarantine.names')} <RecordLink resource="tickets" id={letter.namedTicket.id}>{letter.namedTicket.number} · {letter.namedTicket.subject}</RecordLink>. <span className="rg-meta">{translate('quarantine.hint.named')}</span></p>}
              </Card>
              <LetterText letterId={letter.id} />
            </div>
            <aside className="rg-stack">
              <Card title={translate('quarantine.letter')}>
                <KeyValue pairs={[
                  [translate('quarantine.field.from'), <><SenderAddress key="from" letter={letter} /> <SenderChips letter={{ ...letter, othersWaiting: 0 }} /></>],
                  ...(letter.replyTo ? [[translate('quarantine.field.replyTo'), <span key="replyTo" title={translate('quarantine.replyToHint')}>{letter.replyTo}</span>] as const] : []),
                  [translate('quarantine.field.receivedAt'), <DeskTime key="at" at={letter.receivedAt} style="message" />],
                  ['Message-ID', letter.messageId],
                  [translate('quarantine.field.bytes'), formatBytes(letter.bytes, locale)],
                ]} />
                <p className="rg-prose"><a href={letter.rawUrl} download>{translate(letter.whole ? 'quarantine.act.download' : 'quarantine.act.downloadHeaders')}</a></p>
              </Card>
              <SenderProof letter={letter} />
              <OthersCard letter={letter} />
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
