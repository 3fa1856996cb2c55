import { useTranslate } from 'ra-core';
import { nameIn, TileList, TileLoaded, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { TERMS_AWAITING } from './documents.ts';
import { StandingChip } from './StandingChip.tsx';
import './terms.css';

/** Terms of Reference whose turn is ours, the oldest first (§3.16). */
export default function AwaitingTile() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(TERMS_AWAITING, {});
  return (
    <TileLoaded result={result}>
      {({ nodes, totalCount }) => (
        <TileList empty={translate('termsOfReference.tile.empty')} more={totalCount > nodes.length ? { to: '/termsOfReference', text: translate('termsOfReference.tile.all', { smart_count: totalCount }) } : null}
          rows={nodes.map(({ id, number, title, client, ...standing }) => ({ key: id, to: `/termsOfReference/${id}/show`, number, title, note: nameIn(locale, client), end: <StandingChip terms={standing} /> }))} />
      )}
    </TileLoaded>
  );
}
