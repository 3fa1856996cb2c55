import { createRequest } from '@reglament/admin/kit';

/** Asks for the dialog of a hand-over of the ticket with this id. */
export const handing = createRequest<string>();
