import { useTranslate } from 'react-admin';
import { regulationVersionStatuses } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';
import type { RegulationVersion } from './documents.ts';

/** Where a version stands (§2.4). */
export const StateChip = ({ version: { status, inForce } }: { version: RegulationVersion }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  if (inForce) return <span className="rg-chip" data-state="ok">{translate('regulation.inForce')}</span>;
  return <span className="rg-chip" data-state={status === 'DRAFT' ? 'note' : undefined}>{term(regulationVersionStatuses, status)}</span>;
};
