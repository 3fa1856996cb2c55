import { createRequest } from '@reglament/admin/kit';

/** Says that an answer was taken back: its text is a draft of the ticket with this id on the server. */
export const returned = createRequest<string>();
