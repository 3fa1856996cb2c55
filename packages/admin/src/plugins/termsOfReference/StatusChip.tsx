import { termsOfReferenceStatuses, type TermsOfReferenceStatus } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';

const states: Readonly<Record<TermsOfReferenceStatus, string | undefined>> = {
  DRAFT: 'note', SUBMITTED: undefined, UNDER_REVIEW: 'note', ESTIMATION: 'note', AGREED: 'ok', IN_DEVELOPMENT: 'ok', ON_ACCEPTANCE: 'ok',
  INCLUDED_IN_DELIVERY: 'ok', DELIVERED_SEPARATELY: 'ok', REJECTED: undefined, WITHDRAWN: undefined,
};

/** Where Terms of Reference stand (§3.16). */
export const StatusChip = ({ status }: { status: TermsOfReferenceStatus }) => <span className="rg-chip" data-state={states[status]}>{useTerm()(termsOfReferenceStatuses, status)}</span>;
