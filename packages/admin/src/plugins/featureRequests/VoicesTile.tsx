import { useTranslate } from 'ra-core';
import { nameIn, TileList, TileLoaded, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { WISHES_BY_VOICES } from './documents.ts';

/** Wishes that wait for a decision, those with the most voices first (§3.12). */
export default function VoicesTile() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(WISHES_BY_VOICES, {});
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('featureRequests.tile.empty')} more={totalCount > nodes.length ? { to: '/featureRequests', text: translate('featureRequests.tile.all', { smart_count: totalCount }) } : null}
          rows={nodes.map(({ id, number, title, product, voices }) => ({ key: id, to: `/featureRequests/${id}/show`, number, title, note: product && nameIn(locale, product), end: <span className="rg-num">{translate('featureRequests.voices', { smart_count: voices })}</span> }))} />
      )}
    </TileLoaded>
  );
}
