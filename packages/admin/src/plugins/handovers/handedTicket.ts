import { isEnded, type TicketStatus } from '@reglament/schema';

/** As much of a ticket as a hand-over needs. */
export interface HandedTicket {
  id: string;
  number: string;
  version: number;
  status: TicketStatus;
  sla: { dueAt: string; answeredAt: string | null; standing: string } | null;
}

/** Whether it can go to development: the desk is not done with it. */
export const canGo = ({ status }: Pick<HandedTicket, 'status'>): boolean => !isEnded(status);

/** When the answer that is still owed is due; handing over answers nobody (R8). */
export const stillOwed = ({ sla }: Pick<HandedTicket, 'sla'>): string | null => (sla && sla.answeredAt === null && ['ON_TIME', 'AT_RISK', 'BREACHED'].includes(sla.standing) ? sla.dueAt : null);
