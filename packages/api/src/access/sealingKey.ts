import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../platform/config.ts';
import { ExitCode, OperationalFault } from '../platform/fault.ts';

const keyBytes = 32;
const fileName = 'secret.key';

/** Makes the file once; of two processes that make it at once one wins, and nobody ever reads half of it. */
const keptKey = (file: string): string => {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
};

/**
 * The key that seals secrets: SECRET_KEY, else a file of DATA_DIR that its owner alone can read.
 * @throws OperationalFault when the file cannot be had or holds no key
 */
export const sealingKeyOf = ({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Buffer => {
  if (secretKey !== undefined) return Buffer.from(secretKey, 'hex');
  const file = path.join(dataDir, fileName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    text = keptKey(file);
  }
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== keyBytes) throw new OperationalFault(`${fileName} in DATA_DIR holds no key: put back the right file, or set SECRET_KEY.`, ExitCode.configuration);
  return key;
};
