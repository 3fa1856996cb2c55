import type { LetterFile } from '../../attachments/letterFiles.ts';
import type { LetterHtml } from '../../correspondence/letterHtml.ts';
import type { LetterRemark } from '../../correspondence/letterRemark.ts';
import type { Bounce } from '../bounce.ts';
import type { Route } from './route.ts';

/** A letter as far as a program can read it. Nothing of it is trusted. */
export interface ReadLetter {
  /** Everybody who claims to be its author; one, in a letter that is in order. Addresses in lower case. */
  authors: { address: string; name: string }[];
  /** Where its author asks for answers, as far as that is not an address of its authors; in lower case, a few at most. It says nothing of who wrote it. */
  replyTo: string[];
  subject: string | null;
  text: string;
  /** Made safe; its own pictures still bear their `cid:` address. Null when the letter is plain text, or its HTML cannot be shown. */
  html: LetterHtml | null;
  /** What whoever reads it should know about it. */
  remarks: LetterRemark[];
  /** Whether it was read otherwise than its bytes stand, by which signatures are checked (see plainLines.ts): it proves nothing then. */
  isMended: boolean;
  messageHeaderId: string | null;
  inReplyTo: string[];
  references: string[];
  files: LetterFile[];
  /** What it says of a letter of ours that was not delivered; null for all other letters. */
  bounce: Bounce | null;
  /** How it came, by what the servers on its way noted. */
  route: Route;
  /** Header name in lower case → its values in lower case. */
  headers: ReadonlyMap<string, readonly string[]>;
}
