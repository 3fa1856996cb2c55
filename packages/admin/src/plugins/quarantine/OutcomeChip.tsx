import { incomingLetterOutcomes, type IncomingLetterOutcome } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';

const states: Readonly<Record<IncomingLetterOutcome, string | undefined>> = {
  REGISTERED: 'ok', JOINED: 'ok', QUARANTINED: 'atRisk', DUPLICATE: undefined, STORED: undefined, UNREADABLE: 'breached',
};

/** What became of a letter. */
export const OutcomeChip = ({ outcome }: { outcome: IncomingLetterOutcome }) => <span className="rg-chip" data-state={states[outcome]}>{useTerm()(incomingLetterOutcomes, outcome)}</span>;
