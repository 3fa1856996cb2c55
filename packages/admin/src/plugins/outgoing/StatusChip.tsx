import { useTranslate } from 'ra-core';
import { letterStatuses, type LetterStatus } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';
import type { OutgoingLetterRow } from './documents.ts';
import { isPart } from './states.ts';

const states: Readonly<Record<LetterStatus, string | undefined>> = { WAITING: undefined, HELD: 'atRisk', SENT: 'ok', RETURNED: 'breached', CANCELLED: undefined, FAILED: 'breached' };

/** What became of a letter; of several addresses one that refused it is seen. */
export const StatusChip = ({ letter }: { letter: Pick<OutgoingLetterRow, 'status' | 'isUnreached'> }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const part = isPart(letter);
  return <span className="rg-chip" data-state={part ? 'breached' : states[letter.status]}>{part ? translate('outgoing.part') : term(letterStatuses, letter.status)}</span>;
};
