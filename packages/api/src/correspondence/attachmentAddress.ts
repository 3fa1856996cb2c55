/** Where a file of a message is fetched; the name is for whoever saves it. */
export const addressOf = (id: string, fileName: string): string => `/attachments/${id}/${encodeURIComponent(fileName)}`;

/** The id of the attachment to which an address of ours leads; null for every other address. */
export const attachmentIn = (address: string): string | null => /^\/attachments\/([0-9a-f-]{36})\/[^/?#]+$/i.exec(address)?.[1]?.toLowerCase() ?? null;
