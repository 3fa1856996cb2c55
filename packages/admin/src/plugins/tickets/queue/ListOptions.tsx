import { useState } from 'react';
import { useNotify, useTranslate } from 'ra-core';
import { Button, orderFieldOf, saveFile, toFault, useConsole } from '@reglament/admin/kit';
import { TICKETS_FILE, type FileFormat } from '../documents.ts';
import type { ListFilter } from './filterFields.ts';
import { densities, listOrders, sortOf, type Density, type Listing } from './listing.ts';
import { useFacts } from './rowFacts.tsx';

/** The list as a file for a spreadsheet, as it is filtered and ordered now. */
const Files = ({ filter, listing }: { filter: ListFilter; listing: Listing }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { client } = useConsole();
  const [busy, setBusy] = useState<FileFormat | null>(null);
  const keep = async (format: FileFormat): Promise<void> => {
    setBusy(format);
    try {
      const { field, order: direction } = sortOf(listing.order);
      const file = await client.runRoot(TICKETS_FILE, { filter, format, orderBy: field === 'id' ? null : [{ field: orderFieldOf(field), direction }] });
      saveFile(file);
      notify(file.complete ? 'tickets.file.saved' : 'tickets.file.cut', { type: file.complete ? 'success' : 'warning', messageArgs: { smart_count: file.rows } });
    } catch (failure) {
      const { message } = toFault(failure);
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally { setBusy(null); }
  };
  return <div className="rg-row">{(['CSV', 'XLSX'] as const).map((format) => <Button key={format} size="small" pending={busy === format} onClick={() => { void keep(format); }}>{translate('tickets.file.save', { format })}</Button>)}</div>;
};

export interface Shown { readonly density: Density; readonly columns: readonly string[] | null }

/** How the list is shown: its order, how high its rows are, which facts they tell; and the list as a file. */
export default function ListOptions({ listing, filter, shown, onOrder, onShown }: { listing: Listing; filter: ListFilter; shown: Shown; onOrder: (order: Listing['order']) => void; onShown: (change: Partial<Shown>) => void }) {
  const translate = useTranslate();
  const facts = useFacts();
  const drawn = shown.columns ?? facts.filter(({ isUsual }) => isUsual).map(({ name }) => name);
  const toggle = (name: string): void => onShown({ columns: drawn.includes(name) ? drawn.filter((one) => one !== name) : facts.map((fact) => fact.name).filter((one) => one === name || drawn.includes(one)) });
  return (
    <div className="tickets-panel" data-narrow="">
      <fieldset className="tickets-ticks">
        <legend>{translate('tickets.options.order')}</legend>
        {listOrders.map((order) => <label key={order}><input type="radio" name="tickets-order" checked={listing.order === order} onChange={() => onOrder(order)} /> {translate(`tickets.options.orders.${order}`)}</label>)}
      </fieldset>
      <fieldset className="tickets-ticks">
        <legend>{translate('tickets.options.density')}</legend>
        {densities.map((density) => <label key={density}><input type="radio" name="tickets-density" checked={shown.density === density} onChange={() => onShown({ density })} /> {translate(`tickets.options.densities.${density}`)}</label>)}
      </fieldset>
      <fieldset className="tickets-ticks">
        <legend>{translate('tickets.options.facts')}</legend>
        {facts.map(({ name, label }) => <label key={name}><input type="checkbox" checked={drawn.includes(name)} onChange={() => toggle(name)} /> {label}</label>)}
      </fieldset>
      <section>
        <span className="rg-meta">{translate('tickets.file.title')}</span>
        <Files filter={filter} listing={listing} />
      </section>
    </div>
  );
}
