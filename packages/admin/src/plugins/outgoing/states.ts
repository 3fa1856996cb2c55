import type { OutgoingLetterRow } from './documents.ts';

/** What people write leaves in working hours alone (§4.6); the desk's own letters and news wait for other reasons. */
export const waitsForOpening = ({ isWrittenByPeople, status, sendAfter, createdAt }: Pick<OutgoingLetterRow, 'isWrittenByPeople' | 'status' | 'sendAfter' | 'createdAt'>): boolean =>
  status === 'WAITING' && sendAfter > createdAt && isWrittenByPeople;

/** It left, and one of its addresses did not take it. */
export const isPart = ({ status, isUnreached }: Pick<OutgoingLetterRow, 'status' | 'isUnreached'>): boolean => status === 'SENT' && isUnreached;

/** Whether the task at its ticket is the place to be done with it. */
export const isTaskOfTicket = ({ isWaitedFor, ticket }: Pick<OutgoingLetterRow, 'isWaitedFor' | 'ticket'>): boolean => ticket?.answerNotDeliveredAt != null && isWaitedFor;

/** The list of the letters about which somebody has to do something. */
export const attentionList = `/outgoingLetters?${new URLSearchParams({ filter: JSON.stringify({ toAttend: true }) }).toString()}`;
