import { useTranslate } from 'ra-core';
import { TileFigures, TileLoaded, useRead } from '@reglament/admin/kit';
import { SELF_TEST } from '../documents.ts';

/** Whether this installation counts as the published cases say, and how to check that nobody touched the ledger. */
export default function SelfTestTile() {
  const translate = useTranslate();
  const result = useRead(SELF_TEST, {});
  return (
    <TileLoaded result={result}>
      {({ passed, failed }) => (
        <>
          <TileFigures figures={[{ label: translate('sla.tile.agree'), value: String(passed) }, { label: translate('sla.tile.differ'), value: String(failed), mood: failed > 0 ? 'breached' : undefined }]} />
          <p className="rg-meta">{translate('sla.tile.ledger')} <code>pnpm reglament ledger:verify</code></p>
        </>
      )}
    </TileLoaded>
  );
}
