import { useSyncExternalStore } from 'react';
import { useTranslate } from 'ra-core';
import { DeskTime, TileList, useConsole } from '@reglament/admin/kit';

const most = 5;

/** What is not at work of the console's extensions, and what failed in this window, the newest first. */
export default function IncidentsTile() {
  const translate = useTranslate();
  const { registry, incidents } = useConsole();
  const failed = useSyncExternalStore(incidents.subscribe, incidents.all);
  const to = '/settings/extensions';
  const rows = [
    ...registry.errors.map(({ plugin, message, said }) => ({ key: message, to, number: plugin, title: said ? translate(said.key, { ...said.args }) : message })),
    ...failed.toReversed().map(({ plugin, item, message, at }, index) => ({ key: `${at}/${index}`, to, number: plugin, title: message, note: item, end: <DeskTime at={new Date(at).toISOString()} style="time" /> })),
  ];
  return <TileList empty={translate('start.incidents.none')} rows={rows.slice(0, most)} more={rows.length > most ? { to, text: translate('start.incidents.all', { smart_count: rows.length }) } : null} />;
}
