import type { TemplateKey } from './templates.ts';

/** What of a letter tells whether its client waits for it. */
interface Carried {
  /** The answer that it carries. */
  messageId?: string | null | undefined;
  templateKey: string;
}

/** §4.2: whether it is the confirmation, by which a request counts as accepted (§4.9). */
export const isConfirmation = ({ templateKey }: Pick<Carried, 'templateKey'>): boolean => templateKey === ('ticket.accepted' satisfies TemplateKey);

/** R16 (§4.6, §4.9): whether staff have a task when it does not arrive: an answer, and the confirmation. Of notices nobody has one. */
export const isWaitedFor = (letter: Carried): boolean => letter.messageId != null || isConfirmation(letter);

/** What the event of such a task says of the letter; nothing of an answer. */
export const letterOfTask = (letter: Carried): { letter?: 'CONFIRMATION' } => (letter.messageId == null && isConfirmation(letter) ? { letter: 'CONFIRMATION' } : {});
