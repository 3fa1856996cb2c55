import { codesOf, priorities } from '@reglament/schema';
import { hashOfText } from './ledger.ts';
import type { SlaVector } from './selfTest.ts';
import table from './slaVectors.json' with { type: 'json' };

/** Where everybody gets the cases, without a sign-in. */
export const vectorsPath = '/sla-vectors.json';

/** The published cases (R1–R3, §4.6, §4.7), by which anybody can check an installation, or a program of their own. */
export const publishedVectors: readonly SlaVector[] = table.vectors.filter((one): one is SlaVector => codesOf(priorities).some((code) => code === one.priority));

/** The file as it is served: the rule in words, the cases, and the hash of the cases as JSON without blanks. */
export const vectorsFile = { rule: table.rule, hash: hashOfText(JSON.stringify(table.vectors)), vectors: table.vectors };
