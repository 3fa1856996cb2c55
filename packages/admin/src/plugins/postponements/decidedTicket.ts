import { isEnded, type TicketStatus } from '@reglament/schema';

/** As much of a ticket as a decision needs. */
export interface DecidedTicket {
  id: string;
  number: string;
  version: number;
  status: TicketStatus;
  category: { code: string; scope: string } | null;
}

/** Whether its solution can be postponed or refused: the desk is not done with it. */
export const isDecidable = ({ status }: Pick<DecidedTicket, 'status'>): boolean => !isEnded(status);
