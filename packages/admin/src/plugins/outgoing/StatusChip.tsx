import { letterStatuses, type LetterStatus } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';

const states: Readonly<Record<LetterStatus, string | undefined>> = { WAITING: undefined, HELD: 'atRisk', SENT: 'ok', RETURNED: 'breached', CANCELLED: undefined, FAILED: 'breached' };

/** What became of a letter. */
export const StatusChip = ({ status }: { status: LetterStatus }) => <span className="rg-chip" data-state={states[status]}>{useTerm()(letterStatuses, status)}</span>;
