import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useNotify, useTranslate } from 'ra-core';
import { ActDialog, Loaded, DeskTime, readKey, TextField, TickField, useRead } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, SPLIT_TICKET, TICKET_LINKS } from '../documents.ts';
import { CLIENT_MESSAGES } from '../forms/pickerDocuments.ts';
import type { TicketDetails } from '../ticket.ts';
import { quoteOf } from '../wording.ts';

const Messages = ({ ticketId, chosen, onChosen }: { ticketId: string; chosen: readonly string[]; onChosen: (ids: string[]) => void }) => {
  const translate = useTranslate();
  const messages = useRead(CLIENT_MESSAGES, { id: ticketId }, { staleMs: 0 });
  return (
    <fieldset className="tickets-choices">
      <legend>{translate('tickets.split.messages')}</legend>
      <Loaded result={messages}>{({ timeline }) => timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').map((message) => (
        <label key={message.id}>
          <input type="checkbox" checked={chosen.includes(message.id)} onChange={({ target: { checked } }) => onChosen(checked ? [...chosen, message.id] : chosen.filter((id) => id !== message.id))} />
          <span className="tickets-quote"><span className="rg-meta"><DeskTime at={message.at} style="message" /> · {message.author.name}</span><br />{quoteOf(message.body ?? '')}</span>
        </label>
      ))}</Loaded>
    </fieldset>
  );
};

/** R17 (§4.4): what a client asked besides becomes a request of its own; what waits keeps its original start in both. */
export default function SplitDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [messageIds, setMessageIds] = useState<string[]>([]);
  const [subject, setSubject] = useState('');
  const [copy, setCopy] = useState(false);
  const done = ({ ticket: fresh }: { ticket: { number: string } | null }): void => {
    onClose();
    if (!fresh) return;
    notify('tickets.notification.split', { type: 'success', messageArgs: { number: fresh.number } });
    void navigate({ pathname: `/tickets/${fresh.number}`, search });
  };
  return (
    <ActDialog
      open title={translate('tickets.split.title', { number: ticket.number })} submit={translate('tickets.split.submit')} document={SPLIT_TICKET}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, messageIds, subject, copy, expectedVersion })} onClose={onClose}
      invalidates={[readKey(QUEUE_COUNTERS), readKey(TICKET_LINKS), ['tickets', 'getOne']]}
      onDone={done}
    >
      {(errors) => {
        const refused = Object.entries(errors).find(([path]) => path.startsWith('messageIds'))?.[1];
        return (
          <>
            <Messages ticketId={ticket.id} chosen={messageIds} onChosen={setMessageIds} />
            {refused && <p className="rg-error" role="alert">{refused}</p>}
            <TextField name="subject" label={translate('tickets.split.subject')} required maxLength={500} value={subject} error={errors['subject']} onValue={setSubject} />
            <TickField label={translate('tickets.split.copy')} hint={translate('tickets.split.copyHint')} checked={copy} onValue={setCopy} />
            <p className="rg-meta">{translate('tickets.split.hint')}</p>
          </>
        );
      }}
    </ActDialog>
  );
}
