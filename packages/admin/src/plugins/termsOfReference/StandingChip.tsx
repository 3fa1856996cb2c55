import { useTranslate } from 'ra-core';
import { formatDay, useConsoleLocale } from '@reglament/admin/kit';
import type { TermsRow } from './documents.ts';
import { StatusChip } from './StatusChip.tsx';

/** Where Terms of Reference stand, and a warning once the day of their review has passed without a decision (§3.16). */
export const StandingChip = ({ terms: { status, decisionDueOn, decisionLate } }: { terms: Pick<TermsRow, 'status' | 'decisionDueOn' | 'decisionLate'> }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  if (!decisionLate || !decisionDueOn) return <StatusChip status={status} />;
  return (
    <span className="terms-standing">
      <StatusChip status={status} />
      <span className="rg-chip" data-state="atRisk" title={translate('termsOfReference.hint.late')}>{translate('termsOfReference.late', { day: formatDay(decisionDueOn, locale) })}</span>
    </span>
  );
};
