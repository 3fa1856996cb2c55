import type { Config } from '../platform/config.ts';

/** What tells whether letters of the desk have to leave it. */
export interface MailServerFacts {
  smtpUrl: string | undefined;
  supportEmail: string;
  /** The desk tells the demonstration. */
  isDemonstration: boolean;
}

/** Whether letters should leave and cannot. Nobody has an address in `.example` (RFC 2606), so a demonstration under one wants no server. */
export const lacksMailServer = ({ smtpUrl, supportEmail, isDemonstration }: MailServerFacts): boolean => smtpUrl === undefined && !(isDemonstration && /[@.]example$/i.test(supportEmail));

let facts: MailServerFacts | null = null;

/** Takes the settings; once, before anybody asks. */
export const useMailServer = ({ smtpUrl, supportEmail }: Pick<Config, 'smtpUrl' | 'supportEmail'>): void => {
  facts = { smtpUrl, supportEmail, isDemonstration: false };
};

/** Says that the people of this desk are made up. */
export const tellsDemonstration = (): void => {
  if (facts) facts.isDemonstration = true;
};

/** Without a server letters count as sent and go nowhere: whoever looks after mail has to know. */
export const isMailServerMissing = (): boolean => {
  if (!facts) throw new Error('letters were not prepared: nobody said which mail server takes them');
  return lacksMailServer(facts);
};
