import { readHeading, readLetter, type ReadLetter } from './letterReading.ts';
import { decodeText } from './reading/charset.ts';

/** The text of what nobody could read: its beginning as it stands, more than a message holds. */
const longestUnreadBytes = 1_000_000;

/** What nobody could read is taken as it stands, as far as it is text, under the heading that it may have. */
export const readAsItStands = async (raw: Buffer): Promise<ReadLetter> => {
  const { text } = decodeText(raw.subarray(0, longestUnreadBytes), null);
  return (await readHeading(raw, text)) ?? { authors: [], replyTo: [], subject: null, text, html: null, remarks: [], isMended: false, messageHeaderId: null, inReplyTo: [], references: [], files: [], bounce: null, route: { hops: [], returnPath: null }, headers: new Map() };
};

/** A letter that staff looks at or accepts: read as well as it can be, never refused for its form. */
export const readAnyLetter = (raw: Buffer): Promise<ReadLetter> => readLetter(raw).catch(() => readAsItStands(raw));
