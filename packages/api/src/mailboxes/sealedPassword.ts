import { seal, unseal } from '../access/sealing.ts';
import type { Mailbox } from './mailbox.entity.ts';

/** Where a password goes: it opens for this server and user alone, so nobody sends it elsewhere by changing the server. */
export type PasswordPlace = Pick<Mailbox, 'host' | 'port' | 'security' | 'userName'>;

const purposeOf = ({ host, port, security, userName }: PasswordPlace): string => JSON.stringify(['mailbox', host, port, security, userName]);

export const sealPassword = (password: string, place: PasswordPlace): string => seal(password, purposeOf(place));

/** The password for this place; null when it was sealed for another one or with another key. */
export const passwordFor = (place: PasswordPlace & Pick<Mailbox, 'sealedPassword'>): string | null => unseal(place.sealedPassword, purposeOf(place));
