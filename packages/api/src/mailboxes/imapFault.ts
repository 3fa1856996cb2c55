import type { MailboxFault } from '@reglament/schema';

/** Why a mailbox cannot be read, and what its server said. */
export class MailboxTrouble extends Error {
  override readonly name = 'MailboxTrouble';

  constructor(readonly fault: MailboxFault, readonly detail: string | null = null) {
    super(detail === null ? fault : `${fault}: ${detail}`);
  }
}

const longestDetail = 500;
const faultsByCode: Readonly<Record<string, MailboxFault>> = {
  ENOTFOUND: 'HOST_UNKNOWN', EAI_AGAIN: 'HOST_UNKNOWN', ECONNREFUSED: 'REFUSED',
  EHOSTUNREACH: 'NO_ANSWER', ENETUNREACH: 'NO_ANSWER', ETIMEDOUT: 'NO_ANSWER', CONNECT_TIMEOUT: 'NO_ANSWER', UPGRADE_TIMEOUT: 'TLS_FAILED', GREETING_TIMEOUT: 'NO_ANSWER',
  EPROTO: 'TLS_FAILED', ETIMEOUT: 'NO_ANSWER',
  ECONNRESET: 'CONNECTION_LOST', EPIPE: 'CONNECTION_LOST', EConnectionClosed: 'CONNECTION_LOST', NoConnection: 'CONNECTION_LOST', ClosedAfterConnectTLS: 'TLS_FAILED', ClosedAfterConnectText: 'NOT_IMAP',
  InvalidResponse: 'NOT_IMAP', AUTHENTICATIONFAILED: 'LOGIN_WRONG', STARTTLS_INJECTION: 'TLS_FAILED',
};
const tlsPattern = /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_OSSL_)/;

const textOf = (error: object, field: string): string => {
  const value: unknown = (error as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};

/** What the server said in words, on one line and without what could be a secret of ours: servers repeat no password. */
const saidBy = (error: Error): string => (textOf(error, 'responseText') || error.message).replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, longestDetail).toWellFormed();

/** What stands in an error, for whoever has to look after a letter. */
export const saidIn = (error: unknown): string => (error instanceof Error ? saidBy(error) : String(error).slice(0, longestDetail));

/** Tells from what a connection threw why it failed. */
export const troubleOf = (error: unknown): MailboxTrouble => {
  if (error instanceof MailboxTrouble) return error;
  if (!(error instanceof Error)) return new MailboxTrouble('SERVER_TROUBLE', String(error).slice(0, longestDetail));
  const code = textOf(error, 'code');
  const isLogin = 'authenticationFailed' in error && error.authenticationFailed === true;
  const isTls = tlsPattern.test(code) || textOf(error, 'library') === 'SSL routines' || ('tlsFailed' in error && error.tlsFailed === true);
  const fault = isLogin ? 'LOGIN_WRONG' : isTls ? 'TLS_FAILED' : (faultsByCode[code] ?? 'SERVER_TROUBLE');
  return new MailboxTrouble(fault, saidBy(error));
};
