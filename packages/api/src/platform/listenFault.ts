import type { Config } from './config.ts';
import { ExitCode, OperationalFault } from './fault.ts';

/**
 * Turns Node's error about a port or an address that cannot be listened on into a sentence.
 * @returns undefined when the error is about something else
 */
export function listenFault(error: unknown, listening: Pick<Config, 'host' | 'port' | 'mailPort'>): OperationalFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { host, port, mailPort } = listening;
  // EACCES also comes from files, so only what listening says is meant.
  const code = 'code' in error && 'syscall' in error && error.syscall === 'listen' ? error.code : undefined;
  const isMail = 'port' in error && error.port === mailPort;
  const setting = isMail ? 'MAIL_PORT' : 'PORT';
  const number = isMail ? mailPort : port;
  const fault = (sentence: string, exitCode: ExitCode) => new OperationalFault(sentence, exitCode, { cause: error });
  switch (code) {
    case 'EADDRINUSE':
      return fault(
        `Port ${number} is taken by another program. Stop it or choose another: ${setting}=${number + 1} npm start`,
        ExitCode.unavailable,
      );
    case 'EACCES':
      return fault(`Port ${number} needs rights that this user lacks. Choose one above 1023: ${setting}=${isMail ? 2525 : 4000} npm start`, ExitCode.configuration);
    case 'EADDRNOTAVAIL':
      return fault(`HOST ${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`, ExitCode.configuration);
    default:
      return listenFault(error.cause, listening);
  }
}
