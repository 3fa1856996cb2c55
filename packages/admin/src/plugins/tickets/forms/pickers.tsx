import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { formatDay, nameIn, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { Picker } from './Picker.tsx';
import { CLIENTS_TO_CHOOSE, CONTACTS_TO_CHOOSE, PRODUCTS_TO_CHOOSE, foundAtMost, type ClientChoice, type ContactChoice, type ProductChoice } from './pickerDocuments.ts';

const page = { offset: 0, limit: foundAtMost };
interface Choosing<T> { value: T | null; onValue: (value: T | null) => void; error?: string | undefined; required?: boolean }

export const ClientPicker = ({ value, onValue, error, required = false }: Choosing<ClientChoice>) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const [text, setText] = useState('');
  const found = useRead(CLIENTS_TO_CHOOSE, { page, filter: { active: true, ...(text.trim() ? { text: text.trim() } : {}) } });
  return (
    <Picker
      label={translate('tickets.form.client')} value={value} onValue={onValue} options={found.data?.nodes ?? []} pending={found.isPending} onSearch={setText} nameOf={(client) => nameIn(locale, client)} required={required}
      detailOf={(client) => (client.entitled ? null : client.supportUntil && translate('tickets.client.ended', { day: formatDay(client.supportUntil, locale) }))}
      error={error ?? found.error?.message} hint={value && !value.entitled ? translate('tickets.form.notEntitled') : undefined}
    />
  );
};

export const ContactPicker = ({ clientId, value, onValue, error }: Choosing<ContactChoice> & { clientId: string | undefined }) => {
  const translate = useTranslate();
  const found = useRead(CONTACTS_TO_CHOOSE, { page, filter: { active: true, ...(clientId ? { clientId } : {}) } }, { enabled: clientId !== undefined });
  return (
    <Picker
      label={translate('tickets.form.contact')} value={value} onValue={onValue} options={clientId && !found.isPlaceholderData ? found.data?.nodes ?? [] : []} pending={found.isFetching} nameOf={({ name }) => name}
      detailOf={({ title, responsible }) => [title, responsible && translate('tickets.client.responsible')].filter(Boolean).join(' · ')} disabled={clientId === undefined}
      hint={clientId === undefined ? translate('tickets.form.clientFirst') : undefined} error={error ?? found.error?.message}
    />
  );
};

export const ProductPicker = ({ value, onValue, error }: Choosing<ProductChoice>) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const [text, setText] = useState('');
  const found = useRead(PRODUCTS_TO_CHOOSE, { page, filter: { active: true, ...(text.trim() ? { text: text.trim() } : {}) } });
  return (
    <Picker
      label={translate('tickets.form.product')} value={value} onValue={onValue} options={found.data?.nodes ?? []} pending={found.isPending} onSearch={setText} nameOf={(product) => nameIn(locale, product)}
      error={error ?? found.error?.message}
    />
  );
};
