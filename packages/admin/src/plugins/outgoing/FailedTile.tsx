import { useTranslate } from 'ra-core';
import { DeskTime, TileList, TileLoaded, useRead } from '@reglament/admin/kit';
import { FAILED_TILE } from './documents.ts';
import { attentionList } from './states.ts';

/** Letters that did not get through and about which somebody has to do something (R16). */
export default function FailedTile() {
  const translate = useTranslate();
  const result = useRead(FAILED_TILE, {}, { refetchEveryMs: 60_000 });
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('outgoing.tile.empty')} more={totalCount > nodes.length ? { to: attentionList, text: translate('outgoing.failed', { smart_count: totalCount }) } : null}
          rows={nodes.map(({ id, subject, to, createdAt }) => ({ key: id, to: `/outgoingLetters/${id}/show`, title: subject, note: to, end: <DeskTime at={createdAt} /> }))} />
      )}
    </TileLoaded>
  );
}
