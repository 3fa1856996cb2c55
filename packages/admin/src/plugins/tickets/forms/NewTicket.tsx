import { useTranslate } from 'ra-core';
import { useTyped } from '@reglament/admin/kit';
import { LongTextField, TextField } from './fields.tsx';
import { FormFrame } from './FormFrame.tsx';
import { CREATE_TICKET } from './formDocuments.ts';
import { HowFields, WhatFields, WhoFields } from './RequestFields.tsx';
import { linksOf, requestInputOf } from './requestForm.ts';
import { useRequestForm } from './useRequestForm.ts';

const typed = 'tickets/new';

/** A request that staff enter for a client, by the form of §4.5. */
export default function NewTicket({ search }: { search: string }) {
  const translate = useTranslate();
  const { form, change, errors, refusal, pending, send, options } = useRequestForm(search, typed);
  const [steps, setSteps] = useTyped(typed, 'steps', '');
  const [phone, setPhone] = useTyped(typed, 'phone', '');
  const [links, setLinks] = useTyped(typed, 'links', '');
  const part = { form, change, errors };
  const onSend = (): void => {
    void send((act) => act(CREATE_TICKET, {
      ...requestInputOf(form), ...(steps.trim() ? { stepsToReproduce: steps } : {}), ...(phone.trim() ? { contactPhone: phone } : {}), ...(links.trim() ? { relatedLinks: linksOf(links) } : {}),
    }, options));
  };
  return (
    <FormFrame title={translate('tickets.command.new')} hint={translate('tickets.form.draftHint')} search={search} typed={typed} pending={pending} refusal={refusal} onSend={onSend}>
      <h3>{translate('tickets.form.who')}</h3>
      <WhoFields {...part} />
      <TextField label={translate('tickets.form.phone')} type="tel" value={phone} placeholder={form.contact?.phone ?? ''} error={errors['contactPhone']} onChange={(event) => setPhone(event.target.value)} />
      <h3>{translate('tickets.form.what')}</h3>
      <WhatFields {...part} />
      <LongTextField label={translate('tickets.form.steps')} value={steps} rows={3} error={errors['stepsToReproduce']} onChange={(event) => setSteps(event.target.value)} />
      <LongTextField label={translate('tickets.form.links')} hint={translate('tickets.form.linksHint')} value={links} rows={2} error={errors['relatedLinks']} onChange={(event) => setLinks(event.target.value)} />
      <h3>{translate('tickets.form.how')}</h3>
      <HowFields {...part} receivedAt={null} />
    </FormFrame>
  );
}
