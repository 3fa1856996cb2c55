import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Button, Card, EmptyState, GuardedButton, Sheet, useCan, type SheetColumn } from '@reglament/admin/kit';
import { ContactDialog } from './ContactDialog.tsx';
import type { ClientWithContacts, ContactRecord } from './documents.ts';

const Name = ({ contact }: { contact: ContactRecord }) => {
  const translate = useTranslate();
  return (
    <span className="rg-row" style={{ flexWrap: 'wrap' }}>
      {contact.name}
      {contact.responsible && <span className="rg-chip" data-state="ok" title={translate('clients.hint.responsible')}>{translate('clients.contact.responsible')}</span>}
      {!contact.active && <span className="rg-chip">{translate('clients.state.off')}</span>}
    </span>
  );
};

const known: readonly SheetColumn<ContactRecord>[] = [
  { id: 'name', label: 'clients.contact.name', render: (contact) => <Name contact={contact} /> },
  { id: 'title', label: 'clients.contact.title', render: (contact) => contact.title },
  { id: 'email', label: 'clients.contact.email', render: (contact) => <a href={`mailto:${contact.email}`}>{contact.email}</a> },
  { id: 'phone', label: 'clients.contact.phone', kind: 'meta', render: (contact) => contact.phone },
];

/** The people at a client; letters are recognised by their addresses. */
export const Contacts = ({ client }: { client: ClientWithContacts }) => {
  const translate = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState<ContactRecord | 'new' | null>(null);
  const edit: SheetColumn<ContactRecord> = {
    id: 'edit', label: 'ra.action.edit', kind: 'act',
    render: (contact) => <Button size="small" kind="quiet" aria-label={translate('clients.act.editContact', { name: contact.name })} onClick={() => setOpen(contact)}>{translate('ra.action.edit')}</Button>,
  };
  const add = <GuardedButton size="small" permission="directory.write" right="clients.right" onClick={() => setOpen('new')}>{translate('clients.act.addContact')}</GuardedButton>;
  const contacts = client.contacts.toSorted((one, other) => Number(other.active) - Number(one.active) || Number(other.responsible) - Number(one.responsible) || one.name.localeCompare(other.name));
  return (
    <Card title={translate('clients.contacts')} action={add}>
      {contacts.length === 0
        ? <EmptyState title={translate('clients.contact.empty.title')}>{translate('clients.contact.empty.text')}</EmptyState>
        : <Sheet rows={contacts} columns={can('directory.write') ? [...known, edit] : known} caption={translate('clients.contacts')} isOff={(contact) => !contact.active} />}
      {open !== null && <ContactDialog client={client} contact={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Card>
  );
};
