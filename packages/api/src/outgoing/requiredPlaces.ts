import { lacks } from '../regulation/textPlaceholders.ts';
import type { RequiredPlaces } from '../regulation/mailTemplates.ts';
import type { TemplateKey } from './templateKeys.ts';

const message = ['message.body'] as const;
const decision = ['message.body', 'reason.name'] as const;
const news = ['news.text', 'unsubscribe.url'] as const;

/**
 * What a letter is written for: what a person wrote (§4.6, §4.13), what a confirmation promises (§4.2), what was decided, the way out of
 * news. Without them it would count as sent and say nothing.
 */
const required: Partial<Record<TemplateKey, RequiredPlaces>> = {
  'ticket.accepted': { subject: ['ticket.number'], body: ['priority.name', 'ticket.responseDueAt'] },
  'ticket.answer': { body: message },
  'ticket.infoRequest': { body: message },
  'ticket.questionReminder': { body: message },
  'ticket.postponed': { body: decision },
  'ticket.rejected': { body: decision },
  'ticket.handedToDevelopment': { body: ['reason.text', 'workaround'] },
  'ticket.priorityProposed': { body: ['priority.proposed', 'proposal.reason'] },
  'staff.priorityChanged': { body: ['priority.previous', 'priority.name'] },
  'tor.decision': { body: ['tor.statusName', 'tor.comment'] },
  'channel.unofficial': { body: ['support.email'] },
  'regulation.changed': { body: news },
  'notice.workingMode': { body: news },
  'release.announced': { body: [...news, 'release.features', 'release.fixes'] },
  'notice.announcement': { body: news },
};

export const requiredPlaces = (key: TemplateKey): RequiredPlaces => required[key] ?? {};

/** Words of a version by which the letter says what it is written for, else null: a version that was published before this was asked for may have others. */
export const soundOrNull = (key: TemplateKey, part: keyof RequiredPlaces, text: string | null | undefined): string | null =>
  text == null || lacks(text, requiredPlaces(key)[part]) !== null ? null : text;
