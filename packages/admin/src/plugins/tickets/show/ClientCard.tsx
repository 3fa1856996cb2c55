import { useTranslate } from 'ra-core';
import { AwayChip, Card, formatDay, KeyValue, Name, useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { AWAY } from '../documents.ts';
import type { Person, TicketDetails } from '../ticket.ts';
import { localTime, placeOfZone } from '../wording.ts';

/** Who has the ticket, and until when this person is away. */
const Assignee = ({ person }: { person: Person }) => {
  const { data } = useRead(AWAY, { id: person.id });
  return <>{person.name} {data?.id === person.id && <AwayChip absence={data.absence} />}</>;
};

/** Who asks: until when the client is under support, whom to call and what time it is there (§1). */
export default function ClientCard({ ticket: { client, contact, entitled, assignee } }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const time = localTime(client.timeZone, locale, useNow());
  const until = client.supportUntil && translate(client.entitled ? 'tickets.client.until' : 'tickets.client.ended', { day: formatDay(client.supportUntil, locale) });
  return (
    <Card title={translate('tickets.client.title')}>
      <p className="tickets-card-name"><Name of={client} /></p>
      {!entitled && <p className="tickets-warning">{translate('tickets.client.notEntitled')}</p>}
      <KeyValue pairs={[
        [translate('tickets.client.support'), until],
        [translate('tickets.client.contract'), client.contract],
        [translate('tickets.client.contact'), contact && <>{contact.name}{contact.title && <span className="rg-meta"> {contact.title}</span>}{contact.responsible && <span className="rg-meta"> · {translate('tickets.client.responsible')}</span>}</>],
        [translate('tickets.client.phone'), contact?.phone && <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>{contact.phone}</a>],
        [translate('tickets.client.email'), contact?.email],
        [translate('tickets.client.time'), time && `${client.city ?? placeOfZone(client.timeZone)}, ${time}`],
        [translate('tickets.client.specialist'), client.assignment && <>{client.assignment.specialist.name} <AwayChip absence={client.assignment.specialist.absence} />{client.assignment.deputy && <span className="rg-meta"> {translate('tickets.client.deputy', { name: client.assignment.deputy.name })}</span>}</>],
        [translate('tickets.client.assignee'), assignee?.name === client.assignment?.specialist.name ? null : assignee ? <Assignee person={assignee} /> : translate('tickets.client.nobody')],
      ]} />
    </Card>
  );
}
