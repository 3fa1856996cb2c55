import type { PostponementEffect } from '@reglament/schema';
import { createRequest } from '@reglament/admin/kit';

/** Asks for the dialog of a decision on the ticket with this id. */
export const deciding = createRequest<{ readonly ticketId: string; readonly effect: PostponementEffect }>();
