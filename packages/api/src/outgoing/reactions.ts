import type { Reaction } from '../platform/work.ts';
import { sendAnswer } from './answerLetter.ts';
import { cancelLetter } from './cancelledLetter.ts';
import { confirmRegistration } from './confirmation.ts';
import { confirmFollowUp } from './followUpNotice.ts';
import { announceProcessing } from './processingNotice.ts';
import { holdLettersAnew } from './heldLetters.ts';
import { announceMerging } from './mergingNotice.ts';
import { announceClosing, announcePriority, announceProposal } from './stateNotices.ts';

/** Which event makes the desk write which letter, in the transaction of the event. */
export const reactions: Reaction[] = [
  { to: 'TICKET_REGISTERED', react: confirmRegistration },
  { to: 'TICKET_TAKEN', react: announceProcessing },
  { to: 'TICKET_ANSWERED', react: sendAnswer },
  { to: 'ANSWER_HELD_ANEW', react: holdLettersAnew },
  { to: 'ANSWER_WITHDRAWN', react: cancelLetter },
  { to: 'CLIENT_MESSAGE_ADDED', react: confirmFollowUp },
  { to: 'TICKET_CLOSED', react: announceClosing },
  { to: 'PRIORITY_CHANGED', react: announcePriority },
  { to: 'PRIORITY_PROPOSED', react: announceProposal },
  { to: 'TICKETS_MERGED', react: announceMerging },
];
