import { domainOf } from '../platform/text/domainOf.ts';
import { mailboxOf } from '../platform/text/mailboxOf.ts';
import type { Work } from '../platform/work.ts';
import { BlockedSender } from './blockedSender.entity.ts';

/** §4.9: whether staff blocked the address, whatever label stands behind a plus in it, or its whole domain. It concerns strangers only: whoever a client names is heard. */
export const isBlocked = async (work: Work, address: string): Promise<boolean> => (await work.em.count(BlockedSender, { sender: { $in: [address.toLowerCase(), mailboxOf(address), domainOf(address)] } })) > 0;
