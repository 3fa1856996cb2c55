import { useTranslate } from 'ra-core';
import { channels } from '@reglament/schema';
import { deskInstant, useDeskZone, useTerm, useTyped } from '@reglament/admin/kit';
import { ChoiceField, TextField } from './fields.tsx';
import { FormFrame } from './FormFrame.tsx';
import { REGISTER_PAPER_LETTER } from './formDocuments.ts';
import { HowFields, WhatFields, WhoFields } from './RequestFields.tsx';
import { requestInputOf } from './requestForm.ts';
import { useRequestForm } from './useRequestForm.ts';

const ways = ['PAPER', 'FAX'] as const;

const typed = 'tickets/letter';

/** A letter on paper or a fax: without its requisites it cannot be accepted (§4.1). */
export default function PaperLetter({ search }: { search: string }) {
  const translate = useTranslate();
  const term = useTerm();
  const { form, change, errors, refusal, pending, send, options } = useRequestForm(search, typed);
  const [channel, setChannel] = useTyped<(typeof ways)[number]>(typed, 'channel', 'PAPER');
  const [incomingNumber, setIncomingNumber] = useTyped(typed, 'incomingNumber', '');
  const [stamp, setStamp] = useTyped(typed, 'stamp', '');
  const [scanName, setScanName] = useTyped(typed, 'scanName', '');
  const zone = useDeskZone();
  const receivedAt = deskInstant(stamp);
  const part = { form, change, errors };
  const onSend = (): void => {
    // Without a client the server is asked all the same: it names everything that is missing.
    void send((act) => act(REGISTER_PAPER_LETTER, {
      ...requestInputOf(form), clientId: form.client?.id ?? '', channel, incomingNumber, ...(receivedAt ? { receivedAt } : {}), ...(scanName.trim() ? { scanName } : {}),
    }, options));
  };
  return (
    <FormFrame title={translate('tickets.command.letter')} hint={translate('tickets.form.letterHint')} search={search} typed={typed} pending={pending} refusal={refusal} onSend={onSend}>
      <h3>{translate('tickets.form.who')}</h3>
      <WhoFields {...part} />
      <ChoiceField label={translate('tickets.form.channel')} required value={channel} onValue={(code) => setChannel(ways.find((way) => way === code) ?? 'PAPER')} options={ways.map((code) => [code, term(channels, code)])} error={errors['channel']} />
      <TextField label={translate('tickets.form.incomingNumber')} value={incomingNumber} required error={errors['incomingNumber']} onChange={(event) => setIncomingNumber(event.target.value)} />
      <TextField label={translate('tickets.form.receivedAt')} type="datetime-local" value={stamp} hint={translate('tickets.form.receivedHint', { zone })} error={errors['receivedAt']} onChange={(event) => setStamp(event.target.value)} />
      <TextField label={translate('tickets.form.scan')} value={scanName} error={errors['scanName']} onChange={(event) => setScanName(event.target.value)} />
      <h3>{translate('tickets.form.what')}</h3>
      <WhatFields {...part} />
      <h3>{translate('tickets.form.how')}</h3>
      <HowFields {...part} receivedAt={receivedAt} />
    </FormFrame>
  );
}
