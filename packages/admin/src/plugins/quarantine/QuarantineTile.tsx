import { useTranslate } from 'ra-core';
import { DeskTime, nameIn, TileList, TileLoaded, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { QUARANTINE_TILE } from './documents.ts';
import { waitingList } from './waiting.ts';

/** Letters that wait until somebody says whose they are, or deals with what no program could read (§4.9). */
export default function QuarantineTile() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(QUARANTINE_TILE, {}, { refetchEveryMs: 60_000 });
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('quarantine.tile.empty')} more={totalCount > nodes.length ? { to: waitingList, text: translate('quarantine.tile.more') } : null}
          rows={nodes.map(({ id, subject, from, receivedAt, senderClient, othersWaiting }) => ({ key: id, to: `/incomingLetters/${id}/show`, title: subject ?? translate('quarantine.noSubject'), note: [senderClient ? nameIn(locale, senderClient) : from, ...(othersWaiting > 0 ? [translate('quarantine.others.more', { smart_count: othersWaiting })] : [])].filter(Boolean).join(' · '), end: <DeskTime at={receivedAt} /> }))} />
      )}
    </TileLoaded>
  );
}
