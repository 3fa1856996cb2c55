import { useTranslate } from 'ra-core';
import { DeskTime, TileList, TileLoaded, useRead } from '@reglament/admin/kit';
import { QUARANTINE_TILE } from './documents.ts';
import { waitingList } from './waiting.ts';

/** Letters that wait until somebody says whose they are, or deals with what no program could read (§4.9). */
export default function QuarantineTile() {
  const translate = useTranslate();
  const result = useRead(QUARANTINE_TILE, {}, { refetchEveryMs: 60_000 });
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('quarantine.tile.empty')} more={totalCount > nodes.length ? { to: waitingList, text: translate('quarantine.waiting', { smart_count: totalCount }) } : null}
          rows={nodes.map(({ id, subject, from, receivedAt }) => ({ key: id, to: `/incomingLetters/${id}/show`, title: subject ?? translate('quarantine.noSubject'), note: from, end: <DeskTime at={receivedAt} /> }))} />
      )}
    </TileLoaded>
  );
}
