import { useTranslate } from 'ra-core';
import { Loaded, DeskTime, useRead } from '@reglament/admin/kit';
import { CLIENT_MESSAGES } from '../forms/pickerDocuments.ts';
import { quoteOf } from '../wording.ts';

/** §4.7: which of the client's messages agrees, the latest first. */
export const ConsentChoice = ({ ticketId, consent, onConsent, error }: { ticketId: string; consent: string; onConsent: (messageId: string) => void; error: string | undefined }) => {
  const translate = useTranslate();
  const messages = useRead(CLIENT_MESSAGES, { id: ticketId }, { staleMs: 0 });
  return (
    <>
      <fieldset className="tickets-choices" aria-describedby="tickets-consent-hint">
        <legend>{translate('tickets.priority.consent')}</legend>
        <p className="rg-meta" id="tickets-consent-hint">{translate('tickets.priority.consentHint')}</p>
        <Loaded result={messages}>
          {({ timeline }) => timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').toReversed().map((message) => (
            <label key={message.id}>
              <input type="radio" name="consent" checked={consent === message.id} onChange={() => onConsent(message.id)} />
              <span className="tickets-quote"><span className="rg-meta"><DeskTime at={message.at} style="message" /> · {message.author.name}</span><br />{quoteOf(message.body ?? '')}</span>
            </label>
          ))}
        </Loaded>
      </fieldset>
      {error && <p className="rg-error" role="alert">{error}</p>}
    </>
  );
};
