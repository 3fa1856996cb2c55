import { Transform, type Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { clock } from '../platform/clock.ts';
import type { DkimKey } from '../platform/config.ts';
import { showsImage, withContentIds } from './htmlLetter.ts';
import { letterhead, senderName, supportDomain } from './letterhead.ts';
import { letterPage } from './letterPage.ts';
import { serverWords } from './serverWords.ts';

/** A file that goes with a letter. */
export interface EnclosedFile {
  /** Of its attachment. */
  id: string;
  fileName: string;
  contentType: string;
  /** Its bytes from the beginning, each time anew: a letter may have to be said twice. */
  readonly open: () => Readable;
}

/** A letter ready to go. */
export interface ReadyLetter {
  to: readonly string[];
  subject: string;
  body: string;
  bodyHtml: string | null;
  files: readonly EnclosedFile[];
  locale: string;
  messageHeaderId: string;
  inReplyTo: string | null;
  references: readonly string[];
  headers: Readonly<Record<string, string>>;
}

/** One of the addresses of a letter that the server did not take, and in which words. */
export interface RefusedAddress {
  address: string;
  said: string;
  /** Said of the letter, when its text was handed over, not of the address. */
  ofLetter?: boolean;
}

/** What came of a letter that was taken, if not at all of its addresses. */
export interface Taken {
  refused: RefusedAddress[];
  /** What the server answered; absent where there is none that answers. */
  answer?: string;
}

/** Where letters go. */
export interface LetterTransport {
  /**
   * Hands a letter over. Throws when none of them took it, with the same in `rejectedErrors`.
   * @param beforeItsEnd is waited for before the end of its text is said, after which the server has it
   */
  send(letter: ReadyLetter, beforeItsEnd?: () => Promise<void>): Promise<Taken>;
  close(): void;
}

/** Without a mail server letters stay in the desk: being sent means to be listed under "Outgoing mail". */
export const sink: LetterTransport = {
  send: async () => ({ refused: [] }),
  close: () => undefined,
};

/** How long a mail server is waited for. */
export interface Patience {
  /** Until it is there and greets. */
  connectMilliseconds: number;
  /** A server that says nothing for so long is as good as not there. */
  silenceMilliseconds: number;
  /** One that says a word now and then, and never takes the letter, holds up all the others. */
  wholeMilliseconds: number;
}

const usualPatience: Patience = { connectMilliseconds: 10_000, silenceMilliseconds: 30_000, wholeMilliseconds: 10 * 60_000 };

/** What a server said of each recipient that it did not take, as the mail library tells it. */
export const refusedIn = (rejections: readonly { recipient?: string | undefined; response?: string | undefined }[]): RefusedAddress[] =>
  rejections.flatMap(({ recipient, response }) => (recipient ? [{ address: recipient.toLowerCase(), said: serverWords(response ?? '') }] : []));

/** What a signature covers: the usual fields, and the way out of news, which one-click needs signed (RFC 8058). */
const signedFields = [
  'From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'In-Reply-To', 'References', 'List-Unsubscribe', 'List-Unsubscribe-Post',
].join(':');

/** So many letters are on their way at once; a mail server takes more from one sender for a flood. */
export const mostAtOnce = 3;
/** Servers close what says nothing; a connection that is known to be open costs no letter a second attempt. */
const idleMilliseconds = 5_000;
/** Some servers count letters of one connection. */
const mostOfConnection = 50;

/** Sends by SMTP over a few connections that are kept while letters wait. Nothing of a letter can name a file or a URL to be read. */
export const smtpTransport = (url: string, dkim?: DkimKey, { connectMilliseconds, silenceMilliseconds, wholeMilliseconds }: Patience = usualPatience): LetterTransport => {
  const transporter = createTransport({
    pool: true,
    maxConnections: mostAtOnce,
    maxMessages: mostOfConnection,
    idleTimeout: idleMilliseconds,
    // the library would say it again with files that it has read
    maxRequeues: 0,
    url,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim ? { dkim: { domainName: supportDomain(), keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: signedFields } } : {}),
  });
  transporter.use('stream', ({ data, message }, done) => {
    const { beforeItsEnd } = data as { beforeItsEnd?: () => Promise<void> };
    if (beforeItsEnd) message.transform(() => endingAfter(beforeItsEnd));
    done();
  });
  const sendOnce = async (letter: ReadyLetter, more: Pick<SendMailOptions, 'signal'> & { beforeItsEnd?: (() => Promise<void>) | undefined }) => {
    try {
      return await transporter.sendMail({ ...mailOf(letter), ...more });
    } catch (error) {
      if (wasClosedMeanwhile(error)) return transporter.sendMail({ ...mailOf(letter), ...more });
      // some servers take no letter without a sender
      if (!isReplyOfMachine(letter) || !isRefusedSender(error)) throw error;
      return transporter.sendMail({ ...mailOf(letter), envelope: { from: letterhead().supportEmail, to: [...letter.to] }, ...more });
    }
  };
  return {
    async send(letter, beforeItsEnd) {
      const signal = AbortSignal.timeout(wholeMilliseconds);
      try {
        const { rejectedErrors = [], response } = await sendOnce(letter, { signal, beforeItsEnd });
        return { refused: refusedIn(rejectedErrors), answer: serverWords(response) };
      } catch (error) {
        // as any other server that is too slow
        throw signal.aborted ? Object.assign(new Error(`the letter was not taken within ${wholeMilliseconds / 1000} s`), { code: 'ETIMEDOUT' }) : error;
      }
    },
    close: () => transporter.close(),
  };
};

/** Passes everything on, and the end only when it may. */
const endingAfter = (may: () => Promise<void>): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, pass) => pass(null, chunk),
    flush: (end) => void may().then(() => end(), (error: unknown) => end(error instanceof Error ? error : new Error(String(error)))),
  });

/** A reply of a machine names no sender, so that a bounce of it ends there and never becomes a conversation (RFC 3834). */
const isReplyOfMachine = ({ headers }: ReadyLetter): boolean => headers['Auto-Submitted'] === 'auto-replied';

/** Whether the server had closed a kept connection before it heard anything of the letter; the library says so in words alone. */
const wasClosedMeanwhile = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNECTION' && error.message.startsWith('Reached maximum number of retries after connection was closed');

const isRefusedSender = (error: unknown): boolean =>
  error instanceof Error && 'command' in error && error.command === 'MAIL FROM' && 'responseCode' in error && typeof error.responseCode === 'number' && error.responseCode >= 500;

/** A letter that goes as a file may bear no coding by its own kind (RFC 2046), and servers on the way would mend its line ends: as bytes it arrives as it was given. */
const asFile = (contentType: string): string => (/^\s*(?:message|multipart)\//i.test(contentType) ? 'application/octet-stream' : contentType);

const mailOf = (letter: ReadyLetter): SendMailOptions => {
  const { supportEmail } = letterhead();
  return {
    from: { name: senderName(letter.locale), address: supportEmail },
    to: letter.to.map((address) => ({ name: '', address })),
    envelope: { from: isReplyOfMachine(letter) ? '' : supportEmail, to: [...letter.to] },
    subject: letter.subject,
    text: letter.body,
    html: withContentIds(letterPage(letter), letter.files.map(({ id }) => id)),
    attachments: letter.files.map(({ id, fileName, contentType, open }) => ({
      filename: fileName, contentType: asFile(contentType), contentTransferEncoding: 'base64' as const, content: open(), ...(showsImage(letter.bodyHtml, id) ? { cid: id, contentDisposition: 'inline' as const } : { contentDisposition: 'attachment' as const }),
    })),
    messageId: letter.messageHeaderId,
    ...(letter.inReplyTo ? { inReplyTo: letter.inReplyTo } : {}),
    ...(letter.references.length > 0 ? { references: [...letter.references] } : {}),
    headers: { ...letter.headers },
    date: new Date(clock.now()),
    textEncoding: 'base64',
  };
};
