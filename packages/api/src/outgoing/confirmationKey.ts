/** The purpose of a ticket's one confirmation. */
export const confirmationKey = (ticketId: string): string => `confirmation:${ticketId}`;
