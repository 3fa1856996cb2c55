/** What a draft will become. */
export const draftModes = ['ANSWER', 'NOTE'] as const;
export type DraftMode = (typeof draftModes)[number];

/** Which draft an event of a ticket has used up: what was said to the client, or to each other. */
export const modeOfEvent: Readonly<Record<string, DraftMode>> = { TICKET_ANSWERED: 'ANSWER', INTERNAL_NOTE_ADDED: 'NOTE' };
