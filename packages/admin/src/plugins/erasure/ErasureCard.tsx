import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, Button, Card, TextField } from '@reglament/admin/kit';
import { ERASE_PERSON, type Erasable } from './documents.ts';
import './erasure.css';

/** Says what goes and what stays; whoever erases types the name first, since nothing brings it back. */
const EraseDialog = ({ contact, onClose }: { contact: Erasable; onClose: () => void }) => {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const [isMistyped, setMistyped] = useState(false);
  const input = (): { id: string; expectedVersion: number } | null => {
    const isTyped = typed.trim() === contact.name.trim();
    setMistyped(!isTyped);
    return isTyped ? { id: contact.id, expectedVersion: contact.version } : null;
  };
  return (
    <ActDialog
      open kind="danger" title={translate('erasure.title', { name: contact.name })} submit={translate('erasure.submit')} document={ERASE_PERSON}
      input={input} success="erasure.done" invalidates={[['clients'], ['tickets']]} onClose={onClose}
    >
      {() => (
        <>
          <p><b>{translate('erasure.goes')}</b> {translate('erasure.goesText')}</p>
          <p><b>{translate('erasure.stays')}</b> {translate('erasure.staysText')}</p>
          <TextField label={translate('erasure.type')} hint={contact.name} value={typed} autoComplete="off" onValue={setTyped} error={isMistyped ? translate('erasure.mistyped', { name: contact.name }) : undefined} />
        </>
      )}
    </ActDialog>
  );
};

/** The end of personal data (law 152-FZ): for administrators, under the contacts of a client. */
export default function ErasureCard({ client }: { client: { contacts: readonly Erasable[] } }) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<Erasable | null>(null);
  return (
    <Card title={translate('erasure.card')}>
      <p className="rg-meta">{translate('erasure.hint')}</p>
      <ul className="erasure-people">
        {client.contacts.filter(({ erasedAt }) => erasedAt === null).map((contact) => (
          <li key={contact.id} className="rg-row"><span className="rg-clip">{contact.name}</span> <Button size="small" kind="quiet" aria-label={translate('erasure.ask', { name: contact.name })} onClick={() => setAsked(contact)}>{translate('erasure.erase')}</Button></li>
        ))}
      </ul>
      {asked && <EraseDialog contact={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}
