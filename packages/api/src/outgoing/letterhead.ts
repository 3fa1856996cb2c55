import type { Config } from '../platform/config.ts';

/** What every letter of this desk has in common. */
export type Letterhead = Pick<Config, 'supportEmail' | 'publicUrl' | 'mailReplyToken'>;

let current: Letterhead | null = null;

/** Says under which address the desk writes; once, before the first act. */
export const useLetterhead = (letterhead: Letterhead): void => {
  current = { ...letterhead, supportEmail: letterhead.supportEmail.toLowerCase() };
};

export const letterhead = (): Letterhead => {
  if (!current) throw new Error('letters were not prepared: nobody said under which address the desk writes');
  return current;
};

/** The domain of the desk's address. */
export const supportDomain = (): string => letterhead().supportEmail.split('@').at(-1) ?? '';

/**
 * The Message-ID of a letter: it follows from its identifier, so every attempt to send it has the same. That of a ticket's letter
 * begins with the token of its thread, which comes back in In-Reply-To and References of whatever answers it (§4.4).
 */
export const messageHeaderIdOf = (letterId: string, token: string | null): string => `<${token === null ? '' : `${token}.`}${letterId}@${supportDomain()}>`;

const longestLocalPart = 64;

/** The address to which a reply goes: with the token of its thread where the setting says so and an address has room for it; null else. */
export const replyAddressOf = (token: string | null): string | null => {
  const { supportEmail, mailReplyToken } = letterhead();
  const [name, domain] = supportEmail.split('@');
  return token !== null && mailReplyToken && `${name}+${token}`.length <= longestLocalPart ? `${name}+${token}@${domain}` : null;
};

/** Whether an address is the desk's own, with or without something behind a plus: letters that left with a token there are answered long after the setting was changed. */
export const isOwnAddress = (address: string): boolean => {
  const { supportEmail } = letterhead();
  const at = supportEmail.lastIndexOf('@');
  const asked = address.toLowerCase();
  return asked === supportEmail || (asked.startsWith(`${supportEmail.slice(0, at)}+`) && asked.slice(asked.indexOf('@')) === supportEmail.slice(at));
};

const senderNames: Record<string, string> = { ru: 'Служба технической поддержки', en: 'Technical support' };

/** The name that stands before the address, in the language of the letter. */
export const senderName = (locale: string): string => senderNames[locale] ?? 'Technical support';
