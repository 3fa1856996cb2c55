import { headersOf } from '../reading/letterHeaders.ts';
import type { NameServer } from './nameServer.ts';
import { ownSigns } from './ownCheck.ts';
import type { Signs } from './proof.ts';
import type { ProofOrder } from './proofOrder.ts';
import { signsOfFrontServer } from './resultsHeader.ts';

/** §4.9: what a letter proves of its sender, by the front server's word where there is one, else by our own check. Run by a reader: these are bytes of strangers. */
export const signsOf = async (raw: Buffer, order: ProofOrder, nameServer: NameServer): Promise<Signs | null> =>
  order.frontServer === null
    ? ownSigns(raw, order, nameServer)
    : signsOfFrontServer((headersOf(raw).get('authentication-results') ?? []).map((value) => value.toLowerCase()), order.frontServer, order.fromDomain);
