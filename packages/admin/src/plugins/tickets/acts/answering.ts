/** Who may answer clients, and so be responsible for a ticket (§1). */
export const answering: ReadonlySet<string> = new Set(['SPECIALIST', 'SUPPORT_HEAD', 'ADMIN']);
