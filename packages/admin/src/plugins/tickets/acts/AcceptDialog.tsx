import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { priorities } from '@reglament/schema';
import { ActDialog, readKey, useTerm } from '@reglament/admin/kit';
import { PRIORITY_PROPOSALS, SETTLE_PROPOSAL, type PriorityProposal } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';
import { ConsentChoice } from './ConsentChoice.tsx';

/** §4.7: the client agreed to what was proposed; staff name the message that says so. */
export default function AcceptDialog({ ticket, proposal, onClose }: { ticket: TicketDetails; proposal: PriorityProposal; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const [consent, setConsent] = useState('');
  return (
    <ActDialog
      open title={translate('tickets.proposal.acceptTitle', { priority: term(priorities, proposal.priority).toLowerCase() })} submit={translate('tickets.proposal.accept')} document={SETTLE_PROPOSAL}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, settlement: 'ACCEPT' as const, consentMessageId: consent === '' ? null : consent, expectedVersion })}
      success="tickets.notification.priority" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(PRIORITY_PROPOSALS)]} onClose={onClose}
    >
      {(errors) => <ConsentChoice ticketId={ticket.id} consent={consent} onConsent={setConsent} error={errors['consentMessageId']} />}
    </ActDialog>
  );
}
