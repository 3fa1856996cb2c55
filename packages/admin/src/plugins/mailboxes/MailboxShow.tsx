import { useEffect } from 'react';
import { useShowContext, useTranslate } from 'react-admin';
import { afterStorings, mailboxSecurities } from '@reglament/schema';
import { BackLink, Card, KeyValue, DeskTime, Page, ShowPage, useTerm } from '@reglament/admin/kit';
import type { Mailbox, MailboxRecord } from './documents.ts';
import { GivenUpCard } from './GivenUpCard.tsx';
import { MailboxActs } from './MailboxActs.tsx';
import { ReconciliationCard } from './ReconciliationCard.tsx';
import { StateChip } from './StateChip.tsx';

/** A mailbox changes by itself: it is asked for anew while somebody looks at it. */
const lookEveryMs = 5_000;
const useFresh = (): void => {
  const { refetch } = useShowContext();
  useEffect(() => {
    const timer = setInterval(() => { void refetch(); }, lookEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
};

const StateCard = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  useFresh();
  const { active, faultSentence, faultDetail, failingSince, nextAttemptAt, polledAt, lettersTaken, lettersTooLarge } = mailbox;
  return (
    <Card title={translate('mailboxes.field.state')} action={<StateChip mailbox={mailbox} />}>
      <div className="rg-stack">
        {!active && <p className="rg-prose">{translate('mailboxes.hint.paused')}</p>}
        {active && faultSentence && <p className="rg-prose" role="alert">{faultSentence}</p>}
        {active && faultDetail && <p className="rg-meta">{translate('mailboxes.field.said')}: {faultDetail}</p>}
        <KeyValue pairs={[
          ...(failingSince ? [[translate('mailboxes.field.failingSince'), <DeskTime key="since" at={failingSince} style="message" />] as const] : []),
          ...(active && nextAttemptAt ? [[translate('mailboxes.field.nextAttemptAt'), <DeskTime key="next" at={nextAttemptAt} style="message" />] as const] : []),
          [translate('mailboxes.field.polledAt'), polledAt ? <DeskTime key="polled" at={polledAt} style="message" /> : translate('mailboxes.never')],
          [translate('mailboxes.field.taken'), <span key="taken" className="rg-num">{lettersTaken}</span>],
          ...(lettersTooLarge > 0 ? [[translate('mailboxes.field.tooLarge'), <span key="large" className="rg-num">{lettersTooLarge}</span>] as const] : []),
        ]} />
        {lettersTooLarge > 0 && <p className="rg-meta">{translate('mailboxes.hint.tooLarge')}</p>}
      </div>
    </Card>
  );
};

/** All about one mailbox: whether it is read, what is missing, how it is connected. */
export default function MailboxShow() {
  const translate = useTranslate();
  const term = useTerm();
  const label = (field: string): string => translate(`resources.mailboxes.fields.${field}`);
  return (
    <ShowPage<Mailbox> whole={['lettersGivenUp']}>
      {(mailbox) => (
        <Page title={mailbox.name} subtitle={<BackLink resource="mailboxes" label={translate('mailboxes.menu')} />} actions={<MailboxActs mailbox={mailbox} />}>
          <div className="rg-columns">
            <div className="rg-stack">
              <StateCard mailbox={mailbox} />
              <ReconciliationCard mailbox={mailbox} />
              <GivenUpCard mailbox={mailbox} />
            </div>
            <aside className="rg-stack">
              <Card title={translate('mailboxes.section.server')}>
                <KeyValue pairs={[
                  [label('host'), `${mailbox.host}:${mailbox.port}`], [label('security'), term(mailboxSecurities, mailbox.security)], [label('userName'), mailbox.userName], [label('folder'), mailbox.folder],
                  [label('afterStoring'), mailbox.moveTo ? `${term(afterStorings, mailbox.afterStoring)} «${mailbox.moveTo}»` : term(afterStorings, mailbox.afterStoring)],
                  [translate('mailboxes.field.takes'), mailbox.takesFrom ? <span key="from">{translate('mailboxes.takesSince')} <DeskTime at={mailbox.takesFrom} style="message" /></span> : translate('mailboxes.takesAll')],
                ]} />
              </Card>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
