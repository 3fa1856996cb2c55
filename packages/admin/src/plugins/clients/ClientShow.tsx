import { useTranslate } from 'react-admin';
import { BackLink, Card, formatDay, KeyValue, nameIn, nameLang, Page, ShowPage, Slot, useConsoleLocale, useHasResource, useNow } from '@reglament/admin/kit';
import { ClientActs } from './ClientActs.tsx';
import { ClientTickets } from './ClientTickets.tsx';
import { Contacts } from './Contacts.tsx';
import type { ClientWithContacts } from './documents.ts';
import { SupportChip } from './SupportChip.tsx';
import './clients.css';
import { timeIn } from './timeZones.ts';

const Support = ({ client }: { client: ClientWithContacts }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const day = (value: string | null): string | null => value && formatDay(value, locale);
  return (
    <Card title={translate('clients.support')} action={<SupportChip client={client} />}>
      <KeyValue pairs={[
        [translate('resources.clients.fields.contract'), client.contract],
        [translate('resources.clients.fields.supportFrom'), day(client.supportFrom)],
        [translate('resources.clients.fields.supportUntil'), day(client.supportUntil)],
      ]} />
      {!client.entitled && <p className="rg-meta">{translate('clients.hint.ended')}</p>}
    </Card>
  );
};

const Facts = ({ client }: { client: ClientWithContacts }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const label = (field: string): string => translate(`resources.clients.fields.${field}`);
  return (
    <Card title={translate('clients.section.who')}>
      <KeyValue pairs={[
        locale === 'en' && client.nameEn ? [translate('clients.officialName'), <span key="name" lang="ru">{client.name}</span>] : [label('nameEn'), client.nameEn], [label('industry'), client.industry], [label('city'), client.city],
        [translate('clients.theirTime'), <span key="time" title={client.timeZone}>{timeIn(client.timeZone, now)} · {client.timeZone}</span>],
        [label('locale'), translate(`clients.language.${client.locale === 'en' ? 'en' : 'ru'}`)], [label('domain'), client.domain],
        [label('authorisedSenders'), client.authorisedSenders.length > 0 && <span key="senders" className="clients-senders">{client.authorisedSenders.map((sender) => <span key={sender}>{sender}</span>)}</span>], [label('key'), client.key],
      ]} />
    </Card>
  );
};

/** All about one client: support, contacts, and what other plugins know about it. */
export default function ClientShow() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const hasTickets = useHasResource('tickets');
  return (
    <ShowPage<ClientWithContacts> whole={['contacts']}>
      {(client) => (
        <Page title={nameIn(locale, client)} titleLang={nameLang(locale, client)} subtitle={<BackLink resource="clients" label={translate('clients.menu')} />} actions={<ClientActs client={client} />}>
          <div className="rg-columns">
            <div className="rg-stack">
              <Contacts client={client} />
              {hasTickets && <ClientTickets client={client} />}
              <Slot id="clients.show.main" context={{ client }} resetKeys={[client.id]} />
            </div>
            <aside className="rg-stack">
              <Support client={client} />
              <Slot id="clients.show.side" context={{ client }} resetKeys={[client.id]} />
              <Facts client={client} />
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
