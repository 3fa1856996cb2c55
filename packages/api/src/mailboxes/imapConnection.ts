import { ImapFlow, type MailboxObject } from 'imapflow';
import { longestLetterBytes } from '../mail/storing.ts';
import type { Mailbox } from './mailbox.entity.ts';
import { MailboxTrouble, troubleOf } from './imapFault.ts';

/** What is needed to open a mailbox. */
export interface MailboxAccess extends Pick<Mailbox, 'host' | 'port' | 'security' | 'userName' | 'folder' | 'moveTo'> {
  password: string;
}

/** A mailbox with its folder open. */
export interface OpenMailbox {
  client: ImapFlow;
  /** The numbering under which the letters of the folder are known. */
  uidValidity: number;
  /** The number of the next letter that comes, as of the opening; null where the server does not tell. */
  uidNext: number | null;
  exists: number;
}

export interface OpeningOptions {
  /** Nothing in the mailbox changes by looking at it. */
  readOnly?: boolean;
  /** Gets the connection before it is there: who closes it, ends the opening. */
  began?: (client: ImapFlow) => void;
}

const connectMilliseconds = 15_000;
/** IDLE is begun anew so often, so that a connection that died without a word is found soon. */
const idleMilliseconds = 60_000;
const silenceMilliseconds = idleMilliseconds + 30_000;
/** Above the limit of a letter, so that a server which told a smaller size than it sends ends the connection, not the process. */
const longestLiteralBytes = longestLetterBytes + 1024 * 1024;
const idleAfterMilliseconds = 500;

const clientFor = ({ host, port, security, userName, password }: MailboxAccess): ImapFlow =>
  new ImapFlow({
    host,
    port,
    secure: security === 'TLS',
    doSTARTTLS: security === 'STARTTLS',
    auth: { user: userName, pass: password },
    clientInfo: { name: 'Reglament' },
    logger: false,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    maxIdleTime: idleMilliseconds,
    autoIdleDelay: idleAfterMilliseconds,
    maxLiteralSize: longestLiteralBytes,
    maxResponseSize: 2 * longestLiteralBytes,
  });

/** Fails with the fault when the server says that there is no such folder. */
const requireFolder = async (client: ImapFlow, folder: string, fault: 'FOLDER_MISSING' | 'TARGET_MISSING'): Promise<void> => {
  const status = await client.status(folder, { messages: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'NotFound') return false;
    throw error;
  });
  if (!status) throw new MailboxTrouble(fault);
};

/**
 * Opens a mailbox and its folder. The connection idles by itself whenever nobody asks anything, and polls where the server cannot.
 * @throws MailboxTrouble
 */
export const openMailbox = async (access: MailboxAccess, { readOnly = false, began = () => undefined }: OpeningOptions = {}): Promise<OpenMailbox> => {
  const client = clientFor(access);
  began(client);
  // what breaks a connection is thrown by whatever waits for it; without a listener it would end the process
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (access.moveTo !== null && access.moveTo !== undefined) await requireFolder(client, access.moveTo, 'TARGET_MISSING');
    await requireFolder(client, access.folder, 'FOLDER_MISSING');
    const folder: MailboxObject = await client.mailboxOpen(access.folder, { readOnly });
    return { client, uidValidity: Number(folder.uidValidity), uidNext: folder.uidNext > 0 ? folder.uidNext : null, exists: folder.exists };
  } catch (error) {
    client.close();
    throw troubleOf(error);
  }
};
