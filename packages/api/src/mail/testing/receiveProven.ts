import type { System } from '../../platform/feature.ts';
import type { LetterVerdict } from '../deciding.ts';
import { endOfHeaders } from '../headerFields.ts';
import { receiveLetter } from '../receiving.ts';
import type { Envelope } from '../storing.ts';

/** The server that stands before the desk of a scratch system. */
export const frontServer = 'mx.company.example';

const fromField = /^From:((?:.*\r?\n[ \t])*.*)$/im;

/** The letter as the front server hands it on, having found that the owner of the From domain wrote it. */
export const asProven = (raw: Buffer): Buffer => {
  const [, from = ''] = fromField.exec(raw.subarray(0, endOfHeaders(raw)).toString('latin1')) ?? [];
  const domain = /@([^\s<>@,;"]+)/.exec(from.slice(from.lastIndexOf('<') + 1))?.[1];
  return domain === undefined ? raw : Buffer.concat([Buffer.from(`Authentication-Results: ${frontServer}; dmarc=pass header.from=${domain}\r\n`, 'latin1'), raw]);
};

/** Takes a letter that is proven, behind the front server: most letters of clients are. */
export const receiveProven = (system: System, raw: Buffer, envelope: Envelope): Promise<LetterVerdict> =>
  receiveLetter(system, asProven(raw), { peer: { address: '127.0.0.1', helo: frontServer }, ...envelope });
