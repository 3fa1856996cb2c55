import { useTranslate } from 'ra-core';
import { regulationParameters } from '@reglament/schema';
import { TileFigures, TileLoaded, useRead, useTerm } from '@reglament/admin/kit';
import { SELF_TEST, type InForce } from '../documents.ts';

/** How the version in force and the stored calendar count the same cases, and why some differ. */
const Installed = ({ inForce: { regulationVersion, passed, failed, changedParameters, changedDays, unaccounted, unexplained } }: { inForce: InForce }) => {
  const translate = useTranslate();
  const term = useTerm();
  const wrong = new Set([...unaccounted, ...unexplained]);
  const reasons = [...changedParameters.map((one) => term(regulationParameters, one)), ...(changedDays.length > 0 ? [translate('sla.tile.changedDays', { smart_count: changedDays.length })] : [])];
  return (
    <p className="rg-meta">
      {translate('sla.tile.inForce', { number: regulationVersion, passed, all: passed + failed })}
      {failed > 0 && reasons.length > 0 && ` ${translate('sla.tile.because', { reasons: reasons.join(', ') })}`}
      {wrong.size > 0 && <strong className="sla-tile-wrong"> {translate('sla.tile.unaccounted', { cases: [...wrong].join(', ') })}</strong>}
    </p>
  );
};

/** Whether this installation counts as the published cases say, the cases to check it by, and how to check that nobody touched the ledger. */
export default function SelfTestTile() {
  const translate = useTranslate();
  const result = useRead(SELF_TEST, {});
  return (
    <TileLoaded result={result}>
      {({ passed, failed, inForce }) => (
        <>
          <TileFigures figures={[{ label: translate('sla.tile.agree'), value: String(passed) }, { label: translate('sla.tile.differ'), value: String(failed), mood: failed > 0 ? 'breached' : undefined }]} />
          <Installed inForce={inForce} />
          <p className="rg-meta"><a href="/sla-vectors.json" download="sla-vectors.json">{translate('sla.tile.vectors')}</a> · {translate('sla.tile.ledger')} <code>pnpm reglament ledger:verify</code></p>
        </>
      )}
    </TileLoaded>
  );
}
