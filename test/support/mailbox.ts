import { randomUUID } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Ticket } from './desk.ts';
import { frontServer, type System } from './startSystem.ts';

/** A letter from the desk, as "Outgoing mail" shows it. */
export interface OutgoingLetter {
  id: string;
  createdAt: string;
  templateKey: string;
  to: string;
  subject: string;
  body: string;
  status: string;
  sendAfter: string;
  sentAt: string | null;
  messageId: string;
  lastError: string | null;
}

/** A letter that reached the desk, as the console shows it. */
export interface IncomingLetter {
  id: string;
  from: string | null;
  subject: string | null;
  receivedAt: string;
  outcome: string;
  reason: string | null;
  bytes: number;
  messageId: string | null;
  ticket: { id: string; number: string } | null;
}

/** The address that clients write to. */
export const supportAddress = 'support@company.example';

const outgoing = `query($filter: OutgoingLetterFilter) { outgoingLetters(first: 100, filter: $filter) { totalCount nodes {
  id createdAt templateKey to subject body status sendAfter sentAt messageId lastError } } }`;
const incoming = 'query { incomingLetters(first: 100) { nodes { id from subject receivedAt outcome reason bytes messageId ticket { id number } } } }';

/** What the front server found out about a letter. */
const resultsOf = (from: SendMailOptions['from'], proves: string): Record<string, string> => {
  const address = typeof from === 'string' ? from : from && 'address' in from ? from.address : '';
  return { 'Authentication-Results': `${frontServer}; ${proves} header.from=${/@([^\s<>]+)/.exec(address ?? '')?.[1] ?? ''}` };
};

/** The post of a desk: what it sends, and letters that come to its door. */
export const mailboxOf = (system: System) => {
  let reader: Promise<{ cookie: string }> | null = null;
  /** Reads as a person who may see the mail; signs in anew when the clock has outrun the session. */
  const read = async <T>(document: string, variables: Record<string, unknown> = {}): Promise<T> => {
    reader ??= system.signIn('SUPPORT_HEAD');
    const answer = await system.ask<T>(document, variables, await reader);
    if (!answer.errors) return answer.data;
    reader = system.signIn('SUPPORT_HEAD');
    return system.get<T>(document, variables, await reader);
  };
  const readIncoming = async (): Promise<IncomingLetter[]> => (await read<{ incomingLetters: { nodes: IncomingLetter[] } }>(incoming)).incomingLetters.nodes;

  /** Identifiers rise with real time, so they order what was written at one instant of a commanded clock. */
  const oldestFirst = (letters: OutgoingLetter[]): OutgoingLetter[] => letters.toSorted((a, b) => (`${a.createdAt}${a.id}` < `${b.createdAt}${b.id}` ? -1 : 1));

  return {
    /** Letters about a ticket, the oldest first. */
    lettersOn: async ({ id }: Pick<Ticket, 'id'>, templateKey?: string): Promise<OutgoingLetter[]> => {
      const { outgoingLetters } = await read<{ outgoingLetters: { nodes: OutgoingLetter[] } }>(outgoing, { filter: { ticketId: id } });
      return oldestFirst(outgoingLetters.nodes).filter((letter) => templateKey === undefined || letter.templateKey === templateKey);
    },
    /** Letters whose address, subject or text holds this text, the oldest first. */
    lettersWith: async (text: string): Promise<OutgoingLetter[]> => {
      const { outgoingLetters } = await read<{ outgoingLetters: { nodes: OutgoingLetter[] } }>(outgoing, { filter: { text } });
      return oldestFirst(outgoingLetters.nodes);
    },
    countLetters: async (): Promise<number> => (await read<{ outgoingLetters: { totalCount: number } }>(outgoing)).outgoingLetters.totalCount,
    incomingLetters: readIncoming,
    incomingLetter: async (messageId: string): Promise<IncomingLetter | undefined> => (await readIncoming()).find((letter) => letter.messageId === messageId),
    /** Somebody's letter comes to the mail door, proven unless it is said not to be. Answers what became of it, once the desk has decided. */
    comes: async ({ proves = 'dmarc=pass', headers = {}, ...letter }: Omit<SendMailOptions, 'headers'> & { headers?: Record<string, string>; proves?: string }): Promise<IncomingLetter> => {
      const messageId = `<${randomUUID()}@letters.example>`;
      const door = createTransport({ host: '127.0.0.1', port: system.server.mailPort, ignoreTLS: true });
      await door.sendMail({ to: supportAddress, messageId, ...letter, headers: { ...resultsOf(letter.from, proves), ...headers } });
      door.close();
      // what was taken waits for its turn at most until the next look
      await system.pass(20);
      const found = (await readIncoming()).find((one) => one.messageId === (letter.messageId ?? messageId));
      if (!found) throw new Error(`the letter ${messageId} is not there`);
      return found;
    },
  };
};

