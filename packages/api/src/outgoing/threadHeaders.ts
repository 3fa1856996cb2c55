/** A letter of a ticket, ours or the client's, as the headers of the next one name it. */
export interface ThreadLetter {
  messageHeaderId: string;
  /** Whether the client wrote it. */
  byClient: boolean;
}

/** Enough for every mail program; more would only lengthen the header. */
const mostReferences = 20;

/**
 * The headers that put a letter under the others of its ticket: it answers the client's latest, or else our own latest, and
 * names all before it, oldest first. A long thread keeps its beginning and its end.
 */
export const threadHeaders = (before: readonly ThreadLetter[]): { inReplyTo: string | null; references: string[] } => {
  const ids = [...new Set(before.map(({ messageHeaderId }) => messageHeaderId))];
  const [beginning] = ids;
  const references = ids.length <= mostReferences || beginning === undefined ? ids : [beginning, ...ids.slice(1 - mostReferences)];
  const answered = before.findLast(({ byClient }) => byClient) ?? before.at(-1);
  return { inReplyTo: answered?.messageHeaderId ?? null, references };
};
