import { isEnded } from '@reglament/schema';
import { definePlugin } from '@reglament/admin/kit';
import { composing } from './composing.ts';
import { decisionTypes, ownActTypes, type TimelineEntry } from './timeline.ts';

declare module '@reglament/admin/kit' {
  interface TimelineEntries {
    CLIENT_MESSAGE: TimelineEntry; ANSWER: TimelineEntry; INTERNAL_NOTE: TimelineEntry;
    REGISTERED: TimelineEntry; DETAILS_ADDED: TimelineEntry; TAKEN: TimelineEntry; OVERTAKEN: TimelineEntry; ASSIGNED: TimelineEntry; PRIORITY_CHANGED: TimelineEntry; CLOSED: TimelineEntry;
    REOPENED: TimelineEntry; CONFIRMATION: TimelineEntry; AT_RISK: TimelineEntry; BREACHED: TimelineEntry; NOT_REQUIRED: TimelineEntry; MERGED: TimelineEntry; SPLIT: TimelineEntry; LINKED: TimelineEntry; UNLINKED: TimelineEntry; EXCUSED: TimelineEntry; NOT_DELIVERED: TimelineEntry; DELIVERED_OTHERWISE: TimelineEntry; ANSWER_WITHDRAWN: TimelineEntry;
    POSTPONED: TimelineEntry; REFUSED: TimelineEntry; REVIEW_DUE: TimelineEntry; HANDED_OVER: TimelineEntry; HANDOVER_UPDATED: TimelineEntry; RETURNED: TimelineEntry; PRIORITY_PROPOSED: TimelineEntry; PROPOSAL_SETTLED: TimelineEntry; WATCHED: TimelineEntry; UNWATCHED: TimelineEntry; REMINDED: TimelineEntry; SILENT: TimelineEntry; NOTICE_NOT_DELIVERED: TimelineEntry;
  }
  interface Permissions { 'tickets.answer': true; 'tickets.answerNow': true; 'tickets.withdraw': true; 'drafts.keep': true; 'tickets.note': true; 'attachments.upload': true }
}

const message = () => import('./entries/Message.tsx');
const actLine = () => import('./entries/ActLine.tsx');

export default definePlugin({
  id: 'conversation', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.acts', id: 'write', order: 100, load: () => import('./WriteActs.tsx') },
    { slot: 'tickets.show.ahead', id: 'timeline', order: 100, load: () => import('./TimelineAhead.tsx') },
    { slot: 'tickets.show.main', id: 'conversation', order: 100, load: () => import('./Conversation.tsx') },
    { slot: 'composer.tools', id: 'mentions', order: 200, load: () => import('./MentionMenu.tsx'), when: ({ mode }) => mode === 'note' },
    { slot: 'composer.ended', id: 'acts', order: 600, load: () => import('./EndedActs.tsx') },
    { slot: 'shell.overlay', id: 'leaving', order: 100, permission: 'tickets.answer', load: () => import('./LeavingAnswers.tsx') },
  ],
  // §4.13: a question answers too; it opens the composer with the mark set
  actions: [{
    resource: 'tickets', on: 'record', id: 'question', order: 100, label: 'conversation.act.question', hotkey: 'shift+r', permission: 'tickets.answer',
    when: ([ticket]) => ticket !== undefined && !isEnded(ticket.status), run: () => composing.make({ mode: 'answer', options: { question: true } }),
  }],
  timeline: [
    { entryType: 'CLIENT_MESSAGE', id: 'client-message', order: 100, load: message },
    { entryType: 'ANSWER', id: 'answer', order: 100, load: message },
    { entryType: 'INTERNAL_NOTE', id: 'note', order: 100, load: () => import('./entries/Note.tsx') },
    ...ownActTypes.map((entryType) => ({ entryType, id: `act-${entryType}`, order: 100, load: actLine })),
    ...decisionTypes.map((entryType) => ({ entryType, id: `act-${entryType}`, order: 100, load: actLine })),
  ],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
