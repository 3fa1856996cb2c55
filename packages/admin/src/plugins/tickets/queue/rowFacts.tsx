import type { ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import { channels, criticalities, priorities, ticketKinds, ticketStatuses, type Locale } from '@reglament/schema';
import { ColumnCell, formatInstant, nameIn, nameOf, useColumns, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { TicketRow } from '../ticket.ts';
import { categoryIn } from '../wording.ts';

type Say = ReturnType<typeof useTerm>;
/** The facts that a row may show in its second line, in their order; those of other plugins follow under `plugin/id`. */
const ownFacts = {
  client: ({ client }, locale) => nameIn(locale, client),
  product: ({ product }, locale) => product && nameIn(locale, product),
  category: ({ category }, locale) => category && categoryIn(locale, category),
  version: ({ productVersion }) => productVersion,
  kind: ({ kind }, locale, say) => say(ticketKinds, kind).toLocaleLowerCase(locale),
  priority: ({ priority }, locale, say) => say(priorities, priority).toLocaleLowerCase(locale),
  criticality: ({ criticality }, locale, say) => criticality && say(criticalities, criticality).toLocaleLowerCase(locale),
  channel: ({ channel }, locale, say) => say(channels, channel).toLocaleLowerCase(locale),
  status: ({ status }, locale, say) => say(ticketStatuses, status).toLocaleLowerCase(locale),
  assignee: ({ assignee }) => assignee?.name,
  received: ({ receivedAt }, locale) => formatInstant(receivedAt, locale, 'short'),
  updated: ({ updatedAt }, locale) => formatInstant(updatedAt, locale, 'short'),
} as const satisfies Record<string, (ticket: TicketRow, locale: Locale, say: Say) => string | null | undefined>;
type OwnFact = keyof typeof ownFacts;
const usual: readonly OwnFact[] = ['client', 'product', 'category'];

/** A fact that may stand in a row. */
export interface Fact { readonly name: string; readonly label: string; readonly isUsual: boolean }

/** All facts that may stand in a row, with those of other plugins. */
export const useFacts = (): readonly Fact[] => {
  const translate = useTranslate();
  const columns = useColumns('tickets');
  return [
    ...(Object.keys(ownFacts) as OwnFact[]).map((name) => ({ name, label: translate(`tickets.fact.${name}`), isUsual: usual.includes(name) })),
    ...columns.map((column) => ({ name: nameOf(column), label: translate(column.label), isUsual: column.hiddenByDefault !== true })),
  ];
};

/** The second line of a row: the wanted facts, or the usual ones. A name that nobody draws is passed over. */
export const RowFacts = ({ ticket, wanted }: { ticket: TicketRow; wanted: readonly string[] | null }) => {
  const locale = useConsoleLocale();
  const say = useTerm();
  const columns = useColumns('tickets');
  const own = (wanted ?? usual).filter((name): name is OwnFact => name in ownFacts).map((name) => ownFacts[name](ticket, locale, say)).filter(Boolean).join(' · ');
  const foreign = columns.filter((column) => wanted?.includes(nameOf(column)) ?? column.hiddenByDefault !== true);
  return <>{own}{foreign.map((column): ReactNode => <span key={nameOf(column)}> · <ColumnCell column={column} record={ticket} /></span>)}</>;
};
