import { useTranslate } from 'ra-core';
import { codesOf, criticalities, supportScopes, ticketKinds, type Criticality, type TicketKind } from '@reglament/schema';
import { useConsoleLocale, useRead, useTerm } from '@reglament/admin/kit';
import { categoryIn } from '../wording.ts';
import { ChoiceField, LongTextField, TextField } from './fields.tsx';
import { CATEGORIES } from './pickerDocuments.ts';
import { ClientPicker, ContactPicker, ProductPicker } from './pickers.tsx';
import { PriorityChoice } from './PriorityChoice.tsx';
import { longestSubject, type RequestForm } from './requestForm.ts';

export interface FormPart { form: RequestForm; change: (part: Partial<RequestForm>) => void; errors: Readonly<Record<string, string>> }

/** Who asks. A new client brings new contacts. */
export const WhoFields = ({ form, change, errors }: FormPart) => (
  <>
    <ClientPicker required value={form.client} onValue={(client) => change({ client, contact: null })} error={errors['clientId']} />
    <ContactPicker key={form.client?.id} clientId={form.client?.id} value={form.contact} onValue={(contact) => change({ contact })} error={errors['contactId']} />
  </>
);

/** What it is about: subject, text, product, kind and category (§4.5, §3). */
export const WhatFields = ({ form, change, errors }: FormPart) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const { data: categories } = useRead(CATEGORIES, {});
  return (
    <>
      <TextField wide label={translate('tickets.form.subject')} value={form.subject} maxLength={longestSubject} required error={errors['subject']} onChange={(event) => change({ subject: event.target.value })} />
      <LongTextField label={translate('tickets.form.body')} value={form.body} rows={6} required error={errors['body']} onChange={(event) => change({ body: event.target.value })} />
      <ProductPicker value={form.product} onValue={(product) => change({ product, productVersion: product?.versions.at(-1) ?? '' })} error={errors['productId']} />
      <TextField label={translate('tickets.form.productVersion')} value={form.productVersion} list="tickets-versions" error={errors['productVersion']} onChange={(event) => change({ productVersion: event.target.value })} />
      <datalist id="tickets-versions">{form.product?.versions.map((version) => <option key={version} value={version} />)}</datalist>
      <ChoiceField label={translate('tickets.form.kind')} required value={form.kind} onValue={(kind) => change({ kind: kind as TicketKind })} options={codesOf(ticketKinds).map((code) => [code, term(ticketKinds, code)])} error={errors['kind']} />
      <ChoiceField
        label={translate('tickets.form.category')} value={form.categoryCode} onValue={(categoryCode) => change({ categoryCode })} error={errors['categoryCode']}
        options={(categories ?? []).map((category) => [category.code, `§${category.clause} ${categoryIn(locale, category)}${category.scope === 'IN' ? '' : ` (${term(supportScopes, category.scope).toLocaleLowerCase(locale)})`}`])}
      />
    </>
  );
};

/** How urgent it is: criticality, which moves no clock (§4.5), and priority, which does (§4.7). */
export const HowFields = ({ form, change, errors, receivedAt }: FormPart & { receivedAt: string | null }) => {
  const translate = useTranslate();
  const term = useTerm();
  return (
    <>
      <PriorityChoice value={form.priority} onValue={(priority) => change({ priority })} receivedAt={receivedAt} />
      {errors['priority'] && <p className="rg-error" data-wide="">{errors['priority']}</p>}
      <ChoiceField label={translate('tickets.form.criticality')} value={form.criticality} onValue={(criticality) => change({ criticality: criticality as Criticality | '' })} options={codesOf(criticalities).map((code) => [code, term(criticalities, code)])} error={errors['criticality']} />
    </>
  );
};
