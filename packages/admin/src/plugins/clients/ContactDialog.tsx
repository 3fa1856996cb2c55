import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { announcementKinds, codesOf, locales } from '@reglament/schema';
import { ActDialog, ChoiceField, TextField, TickField, useTerm } from '@reglament/admin/kit';
import { CREATE_CONTACT, UPDATE_CONTACT, type ClientRecord, type ContactInput, type ContactRecord } from './documents.ts';
import './clients.css';

const blank: ContactInput = { name: '', title: null, email: '', phone: null, locale: null, responsible: false, active: true, newsRefused: [] };

/** What a contact gets besides letters on its requests, where staff choose to send it (§2.4, §6). */
const News = ({ refused, onChange }: { refused: ContactInput['newsRefused']; onChange: (refused: ContactInput['newsRefused']) => void }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  return (
    <fieldset className="clients-news">
      <legend>{translate('clients.contact.news')}</legend>
      {codesOf(announcementKinds).map((kind) => <TickField key={kind} label={term(announcementKinds, kind)} checked={!refused.includes(kind)} onValue={(wanted) => onChange(wanted ? refused.filter((one) => one !== kind) : [...refused, kind])} />)}
      <p className="rg-meta">{translate('clients.hint.news')}</p>
    </fieldset>
  );
};

const Fields = ({ value, errors, onChange, isNew }: { value: ContactInput; errors: Readonly<Record<string, string>>; onChange: (value: ContactInput) => void; isNew: boolean }) => {
  const translate = useTranslate();
  const change = (part: Partial<ContactInput>): void => onChange({ ...value, ...part });
  return (
    <>
      <TextField name="name" label={translate('clients.contact.name')} value={value.name} error={errors['name']} required autoFocus onValue={(name) => change({ name })} />
      <TextField name="title" label={translate('clients.contact.title')} value={value.title ?? ''} error={errors['title']} onValue={(title) => change({ title: title || null })} />
      <TextField name="email" label={translate('clients.contact.email')} type="email" value={value.email} error={errors['email']} required hint={translate('clients.hint.email')} onValue={(email) => change({ email })} />
      <TextField name="phone" label={translate('clients.contact.phone')} type="tel" value={value.phone ?? ''} error={errors['phone']} onValue={(phone) => change({ phone: phone || null })} />
      <ChoiceField name="locale" label={translate('clients.contact.language')} hint={translate('clients.hint.language')} empty={translate('clients.language.heard')} value={value.locale ?? ''} error={errors['locale']} choices={locales.map((locale) => ({ value: locale, label: translate(`clients.language.${locale}`) }))} onValue={(chosen) => change({ locale: locales.find((locale) => locale === chosen) ?? null })} />
      <TickField label={translate('clients.contact.isResponsible')} hint={translate('clients.hint.responsible')} checked={value.responsible} onValue={(responsible) => change({ responsible })} />
      <News refused={value.newsRefused} onChange={(newsRefused) => change({ newsRefused })} />
      {!isNew && <TickField label={translate('clients.contact.isActive')} hint={translate('clients.hint.contactActive')} checked={value.active} onValue={(active) => change({ active })} />}
    </>
  );
};

/** Adds a contact to a client or changes one. */
export const ContactDialog = ({ client, contact, onClose }: { client: ClientRecord; contact: ContactRecord | null; onClose: () => void }) => {
  const translate = useTranslate();
  const [value, setValue] = useState<ContactInput>(() => (contact
    ? { name: contact.name, title: contact.title, email: contact.email, phone: contact.phone, locale: contact.locale, responsible: contact.responsible, active: contact.active, newsRefused: contact.newsRefused } : blank));
  const shared = { open: true, onClose, success: contact ? 'clients.notification.contactChanged' : 'clients.notification.contactAdded', invalidates: [['clients', 'getOne']] };
  if (contact) {
    return (
      <ActDialog {...shared} title={contact.name} submit={translate('ra.action.save')} document={UPDATE_CONTACT} input={() => ({ ...value, id: contact.id, expectedVersion: contact.version })}>
        {(errors) => <Fields value={value} errors={errors} onChange={setValue} isNew={false} />}
      </ActDialog>
    );
  }
  const { active: _active, ...fresh } = value;
  return (
    <ActDialog {...shared} title={translate('clients.title.contact')} submit={translate('clients.act.addContact')} document={CREATE_CONTACT} input={() => ({ ...fresh, clientId: client.id })}>
      {(errors) => <Fields value={value} errors={errors} onChange={setValue} isNew />}
    </ActDialog>
  );
};
