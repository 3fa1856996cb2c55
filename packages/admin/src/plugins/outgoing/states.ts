import type { LetterStatus, LetterTemplate } from '@reglament/schema';
import type { OutgoingLetterRow } from './documents.ts';

/** What people write leaves in working hours alone (§4.6); the desk's own letters and news wait for other reasons. */
const ofPeople: readonly LetterTemplate[] = ['ticket.answer', 'ticket.infoRequest', 'ticket.postponed', 'ticket.rejected', 'tor.decision', 'channel.unofficial'];
/** For these a client waits: while they do not arrive their ticket has a task (R16). */
const waitedFor: readonly LetterTemplate[] = ['ticket.accepted', 'ticket.answer', 'ticket.infoRequest', 'ticket.postponed', 'ticket.rejected'];

type Known = Pick<OutgoingLetterRow, 'templateKey' | 'status' | 'refused'>;

export const waitsForOpening = ({ templateKey, status, sendAfter, createdAt }: Known & Pick<OutgoingLetterRow, 'sendAfter' | 'createdAt'>): boolean =>
  status === 'WAITING' && sendAfter > createdAt && ofPeople.some((key) => key === templateKey);

/** It left, and one of its addresses did not take it. */
export const isPart = ({ status, refused }: Pick<Known, 'status' | 'refused'>): boolean => status === 'SENT' && refused.length > 0;

const unreached: readonly LetterStatus[] = ['FAILED', 'RETURNED'];
export const isUnreached = (letter: Known): boolean => unreached.includes(letter.status) || isPart(letter);

/** Whether the task at its ticket is the place to be done with it. */
export const isTaskOfTicket = ({ templateKey, ticket }: Pick<OutgoingLetterRow, 'templateKey' | 'ticket'>): boolean => ticket?.answerNotDeliveredAt != null && waitedFor.some((key) => key === templateKey);

/** The list of the letters about which somebody has to do something. */
export const attentionList = `/outgoingLetters?${new URLSearchParams({ filter: JSON.stringify({ toAttend: true }) }).toString()}`;
