const firstWaitMilliseconds = 30_000;
const longestWaitMilliseconds = 3_600_000;
const dayMilliseconds = 24 * 3_600_000;
/** As long as mail servers try by custom; what waits for the opening is not tried (see holdUntil in dispatch.ts). */
const patienceMilliseconds = 5 * dayMilliseconds;
/** In all, closed time too: nobody learns three weeks later that an answer never arrived. */
const wholePatienceMilliseconds = 10 * dayMilliseconds;
/** Long holidays alone give nothing up: a working day is tried in any case. */
const leastTriedMilliseconds = 8 * 3_600_000;

/** What went wrong, in the terms of SMTP. */
export interface SendingFault {
  /** Code of the library: where it happened. */
  code?: string | undefined;
  /** What the server answered, 421 or 550 for example. */
  responseCode?: number | undefined;
  /** To which command: MAIL FROM, RCPT TO, DATA. */
  command?: string | undefined;
  /** In which words. */
  said?: string | undefined;
}

/** As long as nobody needs to know that a letter is put off, and as letters behind it in its ticket wait for it. */
const overtakenAfterMilliseconds = 3_600_000;
const warnedAfterMilliseconds = 4 * 3_600_000;

/** Words and statuses that speak of whoever sends: a sign-in, a relay, a sender's address or quota. A full mailbox and a large letter are no such thing. */
const ofSender = /^530|^535|[\s-]5\.(?:7\.0|1\.[78]|4\.5)(?![\d.])|relay(?:ing)?\b.{0,20}\b(?:denied|not|prohibited|deny)|not permitted to relay|unable to relay|authenticat\w+ (?:is )?required|must (?:first )?(?:authenticate|issue a STARTTLS)|sender (?:address )?(?:rejected|denied|verify|not)|(?:sending|daily|hourly|outgoing|sender|send|message rate|rate)[\w\s]{0,20}\b(?:quota|limit)|too many (?:messages|mails|emails|letters)|quota[\w\s]{0,20}\bsender/i;
/** Exchange says so of a group or a mailbox that takes letters of its own people alone: it speaks of the address. */
const ofGuardedAddress = /RESOLVER\.RST|[\s-]5\.7\.1(?:24|3[3-6])(?![\d.])/i;
const ofSize = /\bsize\b|too (?:big|large)|[\s-]5\.3\.4(?![\d.])/i;

/** Whether an answer of a mail server speaks of us who send, and so of every letter of ours. */
export const speaksOfSender = (said: string): boolean => ofSender.test(said) && !ofSize.test(said) && !ofGuardedAddress.test(said);

const isOfOurselves = ({ command, said = '', code }: SendingFault): boolean => letterStages.has(code ?? '') && ((command === 'MAIL FROM' && !ofSize.test(said)) || speaksOfSender(said));

/** Stages at which the server speaks about this letter. */
const letterStages: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);
/** Stages before that, at which nothing was said of any letter: connecting, greeting, encrypting, signing in. */
const serverStages: ReadonlySet<string> = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether the server refused this very letter for good (5xx on its addresses or its content, or its size); not the sender, which all letters share. */
export const isRefusedForGood = (fault: SendingFault): boolean =>
  !isOfOurselves(fault) && letterStages.has(fault.code ?? '') && (fault.responseCode === undefined ? fault.code === 'EMESSAGE' && fault.command === 'MAIL FROM' : fault.responseCode >= 500 && fault.responseCode < 600);

/** Whether the server was not reached, did not let us in or refused the sender: no other letter would fare better now. */
export const isServerUnavailable = (fault: SendingFault): boolean => serverStages.has(fault.code ?? '') || isOfOurselves(fault);

/** Whether that was heard of the addresses or the text of one letter, after its sender had been taken: it may hold for one domain alone. */
export const isSaidOfOneLetter = (fault: SendingFault): boolean => letterStages.has(fault.code ?? '') && fault.command !== 'MAIL FROM' && isOfOurselves(fault);

/** When to try again after so many attempts: half a minute, then twice as long each time, at most an hour. */
export const nextAttemptAfter = (attempts: number, now: number): number =>
  now + Math.min(firstWaitMilliseconds * 2 ** Math.max(attempts - 1, 0), longestWaitMilliseconds);

/** Since when a letter is tried. */
export interface Tried {
  /** Moved on by the time for which it waited for the opening; null before the first attempt. */
  firstAttemptAt: Date | null;
  /** When that first attempt was. */
  triedSince: Date | null;
}

/**
 * Decision 95: whether a letter has been tried so long that it ends as not delivered: five days, of which waiting for the opening is none;
 * or ten days in all, of which it was tried a working day at least. What waited for its turn was not tried.
 */
export const isGivenUp = ({ firstAttemptAt, triedSince }: Tried, now: number): boolean => {
  const tried = now - (firstAttemptAt?.getTime() ?? now);
  const whole = now - (triedSince?.getTime() ?? now);
  return tried >= patienceMilliseconds || (whole >= wholePatienceMilliseconds && tried >= leastTriedMilliseconds);
};

/** §4.6: whether the specialist is told that an answer does not arrive, while it is still tried. */
export const isOverdueToWarn = (firstAttemptAt: number, now: number): boolean => now - firstAttemptAt >= warnedAfterMilliseconds;

/** What letters that wait were told of us counts while they are tried: of one that fell due before then and was not, it is out of date. */
export const heardSince = (now: number): Date => new Date(now - longestWaitMilliseconds);

/** An answer goes past a notice of its ticket that has been put off since then or longer. */
export const overtakesSince = (now: number): Date => new Date(now - overtakenAfterMilliseconds);
