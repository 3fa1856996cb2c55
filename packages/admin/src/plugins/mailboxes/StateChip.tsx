import { useTranslate } from 'react-admin';
import type { MailboxRecord } from './documents.ts';
import { stateOf, type MailboxState } from './mailboxState.ts';

const colours: Readonly<Record<MailboxState, string | undefined>> = { PAUSED: undefined, FAILING: 'breached', LACKING: 'atRisk', NEW: undefined, WORKING: 'ok' };

/** How a mailbox is. */
export const StateChip = ({ mailbox }: { mailbox: MailboxRecord }) => {
  const translate = useTranslate();
  const state = stateOf(mailbox);
  return <span className="rg-chip" data-state={colours[state]}>{translate(`mailboxes.state.${state}`)}</span>;
};
