import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard output. Texts of letters, passwords, keys and cookies never reach the log. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    redact: { paths: ['password', '*.password', 'authorization', '*.authorization', 'cookie', '*.cookie', 'key', '*.key'], censor: '…' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
