import type { Config } from '../platform/config.ts';

/** What every letter of this desk has in common. */
export type Letterhead = Pick<Config, 'supportEmail' | 'publicUrl'>;

let current: Letterhead | null = null;

/** Says under which address the desk writes; once, before the first act. */
export const useLetterhead = (letterhead: Letterhead): void => {
  current = { supportEmail: letterhead.supportEmail.toLowerCase(), publicUrl: letterhead.publicUrl };
};

export const letterhead = (): Letterhead => {
  if (!current) throw new Error('the outbox was not prepared: nobody said under which address the desk writes');
  return current;
};

/** The Message-ID of a letter: it follows from its identifier, so every attempt to send it has the same. */
export const messageHeaderIdOf = (letterId: string): string => `<${letterId}@${letterhead().supportEmail.split('@').at(-1)}>`;

const senderNames: Record<string, string> = { ru: 'Служба технической поддержки', en: 'Technical support' };

/** The name that stands before the address, in the language of the letter. */
export const senderName = (locale: string): string => senderNames[locale] ?? 'Technical support';
