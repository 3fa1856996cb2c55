import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token names. */
export interface TokenClaim {
  /** Number of the ticket to whose correspondence the letter belongs. */
  number: string;
  /** Addresses to which that letter of ours went, as they stand in it. */
  to: string;
}

const macBits = 128;
const recipientBits = 40;
/** Digits and small letters only: mail programs change the case of addresses. */
const written = (mac: Buffer, bits: number): string => BigInt(`0x${mac.subarray(0, bits / 8).toString('hex')}`).toString(32).padStart(Math.ceil(bits / 5), '0');
const macOf = (key: Buffer, purpose: string, text: string): Buffer => createHmac('sha256', key).update(`${purpose}\0${text}`).digest();

const recipientOf = (key: Buffer, to: string): string => written(macOf(key, 'recipient', to.toLowerCase()), recipientBits);
const signatureOf = (key: Buffer, named: string): string => written(macOf(key, 'thread', named), macBits);

/**
 * §4.4: the token by which a reply is known to answer a letter of ours: `t.<ticket>.<recipient>.<mac>`. A number can be guessed and a
 * Message-ID overheard; this can only be copied from a letter. It says where a reply belongs, never who writes it: the sender is
 * checked besides. At most 64 characters with a short name before the plus, as an address allows.
 */
export const threadToken = (key: Buffer, { number, to }: TokenClaim): string => {
  const named = `${number.toLowerCase()}.${recipientOf(key, to)}`;
  return `t.${named}.${signatureOf(key, named)}`;
};

const tokenPattern = /^t\.(([a-z0-9]{1,10}-\d{4}-\d{4,9})\.[0-9a-v]{8})\.([0-9a-v]{26})$/;

/** The number of the ticket that a token names, checked in the same time whatever is wrong with its end; null for anything that is not ours. */
export const numberInToken = (key: Buffer, token: string): string | null => {
  const [, named, number, mac] = tokenPattern.exec(token) ?? [];
  if (named === undefined || number === undefined || mac === undefined) return null;
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(signatureOf(key, named)))) return null;
  return number.toUpperCase();
};

/** A Message-ID that claims to bear a token, before it is checked: `<t.….….….<letter>@domain>` at our own domain. */
export const tokenInMessageId = (messageHeaderId: string, domain: string): string | null => {
  const [, token, at] = /^<(t\.[^<>@\s]*?\.[0-9a-v]{26})\.[0-9a-f-]{36}@([^<>@\s]+)>$/.exec(messageHeaderId) ?? [];
  return token !== undefined && at?.toLowerCase() === domain ? token : null;
};

/** The tokens that addresses claim to bear behind a plus, before they are checked: `support+t.….….…@domain`. */
export const tokensInAddresses = (addresses: readonly string[]): string[] =>
  addresses.flatMap((address) => [...address.toLowerCase().matchAll(/\+(t\.[a-z0-9.-]{1,80})@/g)].flatMap(([, token]) => token ?? []));
