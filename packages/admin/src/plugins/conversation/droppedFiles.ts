import { createRequest } from '@reglament/admin/kit';

/** Hands files that were dropped on the conversation to the composer on the screen. */
export const droppedFiles = createRequest<readonly File[]>();
