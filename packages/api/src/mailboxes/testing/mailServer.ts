/** What is uncommon about a letter that comes. */
export interface Delivery {
  /** INBOX when absent. */
  folder?: 'INBOX' | 'Done';
  /** The letter is filled up to so many bytes, or the server says that it is. */
  bytes?: number;
  /** Somebody has read it elsewhere. */
  seen?: boolean;
  /** The server cannot read it any more: it does not hand out its text, or does not even know its size. */
  withheld?: 'TEXT' | 'SIZE';
}

/** A mail server of whichever make, as far as the promises of mailboxes need it. */
export interface MailServer {
  address: { host: string; port: number; userName: string; password: string };
  /** Where it speaks TLS, and what it shows of itself there. */
  encrypted: { certificate: string; ports: { TLS: number; STARTTLS: number } };
  /** A letter comes, taken by the server at `arrivedAt`. */
  deliver(raw: Buffer, arrivedAt: number, uncommon?: Delivery): void;
  /** How many letters a folder holds, and how many of them are marked as read. INBOX and Done exist. */
  count(folder: 'INBOX' | 'Done'): { letters: number; seen: number };
  /** Forgets all letters. */
  empty(): void;
  /** The folder INBOX gets another UIDVALIDITY, and its letters other numbers. */
  numberAnew(): Promise<void>;
  dropConnections(): void;
  /** How many are signed in. */
  connections(): number;
  /** Nobody answers there until it comes back with its letters. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}
