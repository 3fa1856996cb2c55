import { letterOf } from './letterOf.ts';

const megabyte = 1024 * 1024;
const author = { From: 'a@evil.example', Subject: 'x' };
const signature = (more: string, number = 0): string => `v=1; a=rsa-sha256; c=relaxed/relaxed; d=evil.example; s=s${number}; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA; ${more}`;
const repeated = (line: (number: number) => string, count: number, body = ''): Buffer => Buffer.from(`${Array.from({ length: count }, (_, number) => line(number + 1)).join('')}From: a@evil.example\r\nSubject: x\r\n\r\n${body}`);
const arcSet = (number: number): string =>
  `ARC-Seal: i=${number}; a=rsa-sha256; cv=pass; d=evil.example; s=s; b=AAAA\r\nARC-Message-Signature: i=${number}; ${signature('h=from').replace('v=1; ', '')}\r\nARC-Authentication-Results: i=${number}; evil.example; dmarc=pass\r\n`;

/** Letters made to hang or to exhaust whoever asks what they prove, each by what it is made of. */
export const proofBombs: Readonly<Record<string, () => Buffer>> = {
  'five thousand signatures': () => repeated((number) => `DKIM-Signature: ${signature('h=from', number)}\r\n`, 5_000),
  'ten signatures of twenty thousand headers each': () => repeated((number) => `DKIM-Signature: ${signature(`h=from${':x'.repeat(20_000)}`, number)}\r\n`, 10),
  'a signature of a megabyte': () => letterOf({ ...author, 'DKIM-Signature': signature(`h=${'from:'.repeat(150_000)}from`) }),
  'a signature of two hundred thousand tags': () => letterOf({ ...author, 'DKIM-Signature': signature('a=b;'.repeat(200_000)) }),
  'ten signatures over a megabyte, each cut elsewhere': () => repeated((number) => `DKIM-Signature: ${signature(`h=from; l=${number * 100_000}`, number)}\r\n`, 10, ' \t x\r\n'.repeat(megabyte / 6)),
  'a thousand ARC sets': () => repeated(arcSet, 1_000),
  'fifty ARC sets': () => repeated((number) => (number === 1 ? `DKIM-Signature: ${signature('h=from')}\r\n` : arcSet(number - 1)), 51),
  'signed headers without end': () => repeated((number) => (number === 1 ? `DKIM-Signature: ${signature('h=from:x')}\r\n` : 'X: y\r\n'), 100_000),
};

/** The word of a front server, made to hang whoever reads it. */
export const wordOfMegabyte = (frontServer: string): Buffer => letterOf({ ...author, 'Authentication-Results': `${frontServer}; dkim=pass ${'header.d=evil.example ('.repeat(40_000)}` });
