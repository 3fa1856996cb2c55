import { useTranslate } from 'react-admin';
import { BackLink, Card, DeskTime, KeyValue, Name, Page, RecordLink, ShowPage } from '@reglament/admin/kit';
import { DecisionButtons } from './DecisionButtons.tsx';
import type { FeatureRequest } from './documents.ts';
import { StatusChip } from './StatusChip.tsx';
import { Voices } from './Voices.tsx';

const Facts = ({ wish }: { wish: FeatureRequest }) => {
  const translate = useTranslate();
  const label = (field: string): string => translate(`featureRequests.field.${field}`);
  const { client, product, ticket } = wish;
  return (
    <Card title={translate('featureRequests.section.whose')}>
      <KeyValue pairs={[
        [label('client'), <RecordLink key="client" resource="clients" id={client.id}><Name of={client} /></RecordLink>],
        [label('product'), product && <RecordLink key="product" resource="products" id={product.id}><Name of={product} /></RecordLink>],
        [label('ticket'), ticket && <RecordLink key="ticket" resource="tickets" id={ticket.id}>{ticket.number} · {ticket.subject}</RecordLink>],
        [label('createdAt'), <DeskTime key="at" at={wish.createdAt} style="message" />],
      ]} />
    </Card>
  );
};

const Standing = ({ wish }: { wish: FeatureRequest }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('featureRequests.section.decision')} action={<StatusChip status={wish.status} />}>
      <KeyValue pairs={[
        [translate('featureRequests.field.release'), wish.release],
        [translate('featureRequests.field.decided'), wish.status !== 'REGISTERED' && <DeskTime key="at" at={wish.updatedAt} style="message" />],
      ]} />
      {wish.decisionComment && <p className="rg-prose">{wish.decisionComment}</p>}
      {wish.status === 'REGISTERED' && <p className="rg-meta">{translate('featureRequests.hint.waiting')}</p>}
    </Card>
  );
};

/** One wish: what it is, who wants it, what was decided. */
export default function WishShow() {
  const translate = useTranslate();
  return (
    <ShowPage<FeatureRequest> whole={['text', 'supporters']}>
      {(wish) => (
        <Page title={`${wish.number} · ${wish.title}`} subtitle={<BackLink resource="featureRequests" label={translate('featureRequests.menu')} />} actions={<DecisionButtons wish={wish} />}>
          <div className="rg-columns">
            <div className="rg-stack">
              <Card title={translate('featureRequests.field.text')}><p className="rg-prose">{wish.text}</p></Card>
              {wish.benefit && <Card title={translate('featureRequests.field.benefit')}><p className="rg-prose">{wish.benefit}</p></Card>}
              <Voices wish={wish} />
            </div>
            <aside className="rg-stack"><Standing wish={wish} /><Facts wish={wish} /></aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
