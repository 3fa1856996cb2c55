/** A mail server of whichever make, as far as the promises of mailboxes need it. */
export interface MailServer {
  address: { host: string; port: number; userName: string; password: string };
  /** A letter comes into the folder INBOX, taken by the server at `arrivedAt`. */
  deliver(raw: Buffer, arrivedAt: number): void;
  /** How many letters a folder holds, and how many of them are marked as read. INBOX and Done exist. */
  count(folder: 'INBOX' | 'Done'): { letters: number; seen: number };
  /** Forgets all letters. */
  empty(): void;
  /** The folder INBOX gets another UIDVALIDITY, and its letters other numbers. */
  numberAnew(): Promise<void>;
  dropConnections(): void;
  stop(): Promise<void>;
}
