import { featureRequestStatuses, type FeatureRequestStatus } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';

const states: Readonly<Record<FeatureRequestStatus, string | undefined>> = {
  REGISTERED: undefined, UNDER_REVIEW: 'note', ACCEPTED: 'ok', PLANNED: 'ok', INCLUDED_IN_RELEASE: 'ok', DECLINED: undefined,
};

/** Where a wish stands (§3.12). */
export const StatusChip = ({ status }: { status: FeatureRequestStatus }) => <span className="rg-chip" data-state={states[status]}>{useTerm()(featureRequestStatuses, status)}</span>;
