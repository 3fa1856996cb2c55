import type { Transaction } from 'kysely';
import { newId } from '../platform/identity.ts';
import { readRows } from '../platform/reading/rows.ts';
import type { Work } from '../platform/work.ts';
import { Message } from '../tickets/message.entity.ts';
import { Attachment } from './attachment.entity.ts';
import { attachmentLimits } from './attachmentLimits.ts';
import { addressOf } from '../correspondence/attachmentAddress.ts';
import { inChunks, type Ask } from './chunks.ts';
import { keptTypeOf, mediaTypeOf, programKindOf } from './fileKind.ts';
import { extensionOf, safeFileName } from './fileName.ts';
import { hasScanner, scanned, scannerAway } from './scanning/scanner.ts';
import { becomesAttachment, type Verdict } from './scanning/verdict.ts';
import { keepInAct, noteVerdict } from './storing.ts';
import { StoredFile } from './storedFile.entity.ts';

/** A file as it lay in a letter. */
export interface LetterFile {
  name: string;
  contentType: string;
  content: Buffer;
  /** Without its angle brackets. */
  contentId: string | null;
  /** What a scanner says of it; absent when nobody looked. */
  verdict?: Verdict | null;
}

/** A file of a letter that becomes an attachment, with the id that it will have. */
export interface AcceptedFile extends LetterFile {
  id: string;
  /** Where its HTML finds it. */
  address: string;
}

/** Has the files of a letter looked at, those that could become attachments. One that nobody could look at speaks for the others: no letter waits for a scanner that is away. */
export const inspectFiles = async <File extends LetterFile>(files: readonly File[]): Promise<readonly File[]> => {
  if (!hasScanner()) return files;
  const { bytesPerFile } = attachmentLimits();
  const inspected: File[] = [];
  let away: Verdict | null = null;
  for (const file of files) {
    const verdict: Verdict | null = file.content.length > bytesPerFile ? null : (away ?? (await scanned(inChunks([file.content]))));
    if (verdict?.state === 'UNSCANNED') away = verdict;
    inspected.push({ ...file, verdict });
  }
  return inspected;
};

/**
 * §4.5: which files of a letter become attachments. Nobody is there to mend a letter, so nothing is refused: what is too large, of
 * a forbidden kind or too many, or in which a scanner found something, stays in the original letter, which is kept whole.
 */
export const sortLetterFiles = <File extends LetterFile>(files: readonly File[]): { accepted: (File & AcceptedFile)[]; left: File[] } => {
  const { bytesPerFile, filesPerMessage, forbiddenExtensions } = attachmentLimits();
  const accepted: (File & AcceptedFile)[] = [];
  const left: File[] = [];
  for (const file of files) {
    const name = safeFileName(file.name);
    const fits = file.content.length > 0 && file.content.length <= bytesPerFile && accepted.length < filesPerMessage;
    const isTaken = fits && (!file.verdict || becomesAttachment(file.verdict, scannerAway()));
    if (!isTaken || forbiddenExtensions.includes(extensionOf(name)) || programKindOf(file.content)) left.push(file);
    else {
      const id = newId();
      accepted.push({ ...file, id, name, address: addressOf(id, name) });
    }
  }
  return { accepted, left };
};

/** In the act's transaction, with bytes as values: the entity manager would write them into the statement as digits. */
const askIn = ({ em }: Work): Ask => <Row>(sql: string, values: unknown[]) => {
  const transaction = em.getTransactionContext<Transaction<unknown>>();
  if (!transaction) throw new Error('the files of a letter are kept in an act');
  return readRows<Row>(transaction, sql, values);
};

/** Keeps the files of a letter as those of the message that it became, in the act that places it. */
export const attachLetterFiles = async (work: Work, messageId: string, files: readonly AcceptedFile[]): Promise<void> => {
  for (const [position, { id, name, contentType, content, contentId, verdict }] of files.entries()) {
    const { fileId, size, sha256, image } = await keepInAct(askIn(work), content);
    await noteVerdict(askIn(work), fileId, verdict ?? null);
    work.em.create(Attachment, {
      id, fileName: name, contentType: keptTypeOf(mediaTypeOf(contentType), image), size, sha256, isImage: image !== null, contentId: contentId?.slice(0, 255) ?? null,
      file: work.em.getReference(StoredFile, fileId), message: work.em.getReference(Message, messageId), createdAt: work.at, position,
    });
  }
};
