import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { announcementKinds } from '@reglament/schema';
import { Button, Card, EmptyState, GuardedButton, Sheet, useAct, useCan, useTerm, type SheetColumn } from '@reglament/admin/kit';
import { ContactDialog } from './ContactDialog.tsx';
import { RESUME_LETTERS, type ClientWithContacts, type ContactRecord } from './documents.ts';

const Name = ({ contact }: { contact: ContactRecord }) => {
  const translate = useTranslate();
  return (
    <span className="rg-row" style={{ flexWrap: 'wrap' }}>
      {contact.name}
      {contact.responsible && <span className="rg-chip" data-state="ok" title={translate('clients.hint.responsible')}>{translate('clients.contact.responsible')}</span>}
      {contact.unproven && <span className="rg-chip" data-state="atRisk" title={translate('clients.hint.unproven')}>{translate('clients.contact.unproven')}</span>}
      {contact.newsRefused.length > 0 && <NewsRefused contact={contact} />}
      {contact.lettersStoppedAt && <LettersStopped contact={contact} />}
      {!contact.active && !contact.erasedAt && <span className="rg-chip">{translate('clients.state.off')}</span>}
    </span>
  );
};

/** What the contact does not get: it said so by the link in a letter, or staff did. */
const NewsRefused = ({ contact: { newsRefused } }: { contact: ContactRecord }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  return <span className="rg-chip" title={translate('clients.hint.newsRefused')}>{translate('clients.contact.without', { what: newsRefused.map((kind) => term(announcementKinds, kind)).join(', ') })}</span>;
};

/** Three letters came back: none goes there until staff say so (R16). */
const LettersStopped = ({ contact: { id, version, name } }: { contact: ContactRecord }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const resume = (): void => { void act(RESUME_LETTERS, { id, expectedVersion: version }, { success: 'clients.notification.resumed', invalidates: [['clients', 'getOne']] }); };
  return (
    <>
      <span className="rg-chip" data-state="breached" title={translate('clients.hint.stopped')}>{translate('clients.contact.stopped')}</span>
      <GuardedButton size="small" kind="quiet" permission="directory.write" right="clients.right" pending={pending} aria-label={translate('clients.act.resumeTo', { name })} onClick={resume}>{translate('clients.act.resume')}</GuardedButton>
    </>
  );
};

/** In which language letters go. */
const Language = ({ of }: { of: ContactRecord['lettersLocale'] }) => <>{useTranslate()(`clients.language.${of}`)}</>;

const known: readonly SheetColumn<ContactRecord>[] = [
  { id: 'name', label: 'clients.contact.name', render: (contact) => <Name contact={contact} /> },
  { id: 'title', label: 'clients.contact.title', render: (contact) => contact.title },
  { id: 'email', label: 'clients.contact.email', render: (contact) => !contact.erasedAt && <a href={`mailto:${contact.email}`}>{contact.email}</a> },
  { id: 'language', label: 'clients.contact.language', kind: 'meta', render: ({ lettersLocale }) => <Language of={lettersLocale} /> },
  { id: 'phone', label: 'clients.contact.phone', kind: 'meta', render: (contact) => contact.phone },
];

/** The people at a client; letters are recognised by their addresses. */
export const Contacts = ({ client }: { client: ClientWithContacts }) => {
  const translate = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState<ContactRecord | 'new' | null>(null);
  const edit: SheetColumn<ContactRecord> = {
    id: 'edit', label: 'ra.action.edit', kind: 'act',
    render: (contact) => !contact.erasedAt && <Button size="small" kind="quiet" aria-label={translate('clients.act.editContact', { name: contact.name })} onClick={() => setOpen(contact)}>{translate('ra.action.edit')}</Button>,
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
