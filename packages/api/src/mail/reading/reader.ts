import { BrokeOff } from '../../platform/apart/brokeOff.ts';
import { piecesOf } from '../../platform/apart/pieces.ts';
import { ProcessApart } from '../../platform/apart/processApart.ts';
import { nameServerForLetter, type NameServer } from '../authentication/nameServer.ts';
import type { Signs } from '../authentication/proof.ts';
import type { ProofOrder } from '../authentication/proofOrder.ts';
import { FilesInPieces } from './filesInPieces.ts';
import { UnreadableLetter } from './readingFaults.ts';
import type { FilePiece, LetterPiece, NameAnswer, NameQuestion, ReaderAnswer, ReaderTask } from './readerTask.ts';
import type { ReadLetter } from './readLetter.ts';

/** Bytes of letters and files lie beside the heap, where no setting of Node bounds them: all that a process holds is looked at. */
const mostResidentBytes = 512 * 1024 * 1024;

/** Names that are looked up for one letter: a chain of policies that refer to each other must not make the desk ask without end. */
const mostQuestions = 100;
/** Whether a name holds what the owner of a domain asks of letters in its name: the two or three of them are asked for however many others a sender put in. */
const isPolicyOf = (domain: string | null, name: string): boolean => {
  const [, of] = /^_dmarc\.(.+)$/i.exec(name) ?? [];
  return domain !== null && of !== undefined && (domain === of.toLowerCase() || domain.endsWith(`.${of.toLowerCase()}`));
};
const longestName = 255;

const brokenOff = (answer: ReaderAnswer): BrokeOff => new BrokeOff('broken' in answer ? answer.broken : 'the reader answered something else', 'DEATH');

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'ESERVFAIL');

/** A process that reads letters. */
export class Reader extends ProcessApart {
  constructor(mostBytes = mostResidentBytes) {
    super({ name: 'reader', file: { source: 'mail/reading/readerProgram.ts', built: 'letterReader.js' }, heapMegabytes: 256, mostBytes });
  }

  /**
   * Reads one letter; only one at a time.
   * @throws UnreadableLetter, or BrokeOff when it took longer than the patience, or more memory than it may, or the process died; then the reader is gone
   */
  async read(raw: Buffer, patienceMilliseconds: number): Promise<ReadLetter> {
    const answer = await this.carryOut(raw, { task: 'READ' }, patienceMilliseconds);
    if ('read' in answer) return answer.read;
    throw 'unreadable' in answer ? new UnreadableLetter(answer.unreadable, answer.said) : brokenOff(answer);
  }

  /**
   * Finds out what a letter proves of its sender; only one at a time.
   * @throws BrokeOff when it could not be found out, took longer than the patience, or the process died; after the latter two the reader is gone
   */
  async prove(raw: Buffer, order: ProofOrder, patienceMilliseconds: number): Promise<Signs | null> {
    const answer = await this.carryOut(raw, { task: 'PROVE', order }, patienceMilliseconds);
    if ('signs' in answer) return answer.signs;
    throw brokenOff(answer);
  }

  private carryOut(raw: Buffer, task: ReaderTask, patienceMilliseconds: number): Promise<ReaderAnswer> {
    const files = new FilesInPieces(raw.length);
    const of = task.task === 'PROVE' ? { fromDomain: task.order.fromDomain, envelopeFrom: task.order.peer.sender } : null;
    const nameServer = nameServerForLetter(of);
    let questions = 0;
    const hear = (said: ReaderAnswer | NameQuestion | FilePiece): ReaderAnswer | undefined => {
      if ('question' in said) void this.lookUp(said, isPolicyOf(of?.fromDomain ?? null, said.name) ? 0 : (questions += 1), nameServer);
      else if ('piece' in said) files.take(said);
      else return 'read' in said ? { read: files.into(said.read) } : said;
      return undefined;
    };
    const pieces = piecesOf(raw).map((piece): LetterPiece => ({ piece, of: raw.length }));
    return this.ask([...pieces, task], hear, patienceMilliseconds);
  }

  private async lookUp({ question, name, type }: NameQuestion, count: number, nameServer: NameServer): Promise<void> {
    const answer: NameAnswer = count > mostQuestions || name.length > longestName
      ? { question, code: 'EREFUSED' }
      : await nameServer(name, type).then((records) => ({ question, records }), (error: unknown) => ({ question, code: codeOf(error) }));
    this.tell(answer);
  }
}
