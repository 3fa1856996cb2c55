import { createRequest } from '@reglament/admin/kit';
import type { Draft, Mode } from './drafts.ts';

/** Tells the composer on the screen to take an answer, a question to the client, or a note. */
export const composing = createRequest<{ readonly mode: Mode; readonly options?: Partial<Pick<Draft, 'question'>> }>();
