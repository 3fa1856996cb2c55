import type { KeyScope, Role, Term } from '@reglament/schema';
import type { PluginName } from '../platform/pluginName.ts';
import { refusal } from '../platform/refusal.ts';
import type { Right } from '../platform/right.ts';
import type { Viewer } from './viewer.ts';

const everybody = ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN', 'AUDITOR'] as const satisfies readonly Role[];
const desk = ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'ADMIN'] as const satisfies readonly Role[];
const answering = ['SUPPORT_HEAD', 'SPECIALIST', 'ADMIN'] as const satisfies readonly Role[];
const leading = ['SUPPORT_HEAD', 'ADMIN'] as const satisfies readonly Role[];
const developing = ['SUPPORT_HEAD', 'PRODUCT_MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Every right of the desk, one sentence each: who may do it. */
export const rights = {
  'tickets.read': { ru: 'читать обращения', en: 'read tickets', roles: everybody, scope: 'tickets:read', clients: true },
  'tickets.create': { ru: 'создавать обращения', en: 'create tickets', roles: desk, scope: 'tickets:write', clients: true },
  'tickets.registerLetter': { ru: 'регистрировать письма и факсы', en: 'register paper letters', roles: desk, scope: 'tickets:write' },
  'officialWays.point': { ru: 'писать тем, кто обратился неофициальным способом', en: 'write to whoever asked in an unofficial way', roles: desk, scope: null },
  'tickets.answer': { ru: 'отвечать клиентам', en: 'answer clients', roles: answering, scope: 'tickets:write' },
  'tickets.answerNow': { ru: 'отправлять ответ вне рабочих часов', en: 'send an answer out of hours', roles: leading, scope: null },
  'tickets.withdraw': { ru: 'отзывать до отправки ответы коллег', en: 'take back answers of others before they leave', roles: leading, scope: null },
  'tickets.note': { ru: 'писать внутренние заметки', en: 'write internal notes', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN'], scope: 'tickets:write' },
  'drafts.keep': { ru: 'хранить черновики ответов и заметок', en: 'keep drafts of answers and notes', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN'], scope: null },
  'tickets.clientMessage': { ru: 'добавлять сообщения клиента', en: 'add client messages', roles: desk, scope: 'tickets:write', clients: true },
  'attachments.upload': { ru: 'прикладывать файлы', en: 'attach files', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN'], scope: 'tickets:write', clients: true },
  'tickets.take': { ru: 'брать обращения в работу', en: 'take tickets', roles: answering, scope: null },
  'tickets.assign': { ru: 'назначать исполнителя', en: 'assign tickets', roles: answering, scope: 'tickets:write' },
  'tickets.priority': { ru: 'менять приоритет с согласия клиента', en: 'change a priority with the client’s consent', roles: desk, scope: 'tickets:write', clients: true },
  'tickets.close': { ru: 'закрывать обращения', en: 'close tickets', roles: answering, scope: 'tickets:write' },
  'views.keep': { ru: 'сохранять свои подборки обращений', en: 'keep views of one’s own', roles: [...desk, 'DEVELOPER', 'PRODUCT_MANAGER'], scope: null },
  'views.team': { ru: 'вести общие подборки', en: 'keep the views of the team', roles: leading, scope: null },
  'tickets.reopen': { ru: 'возвращать обращения в работу', en: 'take tickets up again', roles: answering, scope: 'tickets:write' },
  'tickets.proposePriority': { ru: 'предлагать клиенту другой приоритет', en: 'propose another priority to the client', roles: answering, scope: 'tickets:write' },
  'postponements.decide': { ru: 'откладывать и отклонять решение по обращению', en: 'postpone and refuse solutions', roles: answering, scope: 'tickets:write' },
  'handovers.handOver': { ru: 'передавать обращения в разработку', en: 'hand tickets over to development', roles: answering, scope: 'tickets:write' },
  'handovers.update': { ru: 'отмечать ход работы в разработке', en: 'keep what development does with a ticket', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN'], scope: 'tickets:write' },
  'obligations.waive': { ru: 'отмечать, что ответ не требуется', en: 'mark that no answer is required', roles: answering, scope: 'tickets:write' },
  'obligations.excuse': { ru: 'извинять нарушения срока', en: 'excuse breaches', roles: leading, scope: null },
  'sla.read': { ru: 'видеть сроки и пояснения к ним', en: 'see deadlines and why they are so', roles: everybody, scope: 'sla:read', clients: true },
  'sla.board': { ru: 'видеть табло сроков', en: 'see the SLA board', roles: everybody, scope: 'sla:read' },
  'persons.erase': { ru: 'стирать персональные данные', en: 'erase personal data', roles: ['ADMIN'], scope: null },
  'calendar.read': { ru: 'видеть версии календаря и его изменения', en: 'see the versions of a calendar and its changes', roles: everybody, scope: 'sla:read' },
  'calendar.change': { ru: 'менять календарь', en: 'change the calendar', roles: leading, scope: null },
  'reports.read': { ru: 'видеть отчёты о соблюдении сроков', en: 'see reports on kept promises', roles: ['SUPPORT_HEAD', 'PRODUCT_MANAGER', 'ADMIN', 'AUDITOR'], scope: 'sla:read' },
  'directory.read': { ru: 'видеть справочники', en: 'see directories', roles: everybody, scope: 'directory:read', clients: true },
  'directory.write': { ru: 'вести справочники', en: 'keep directories', roles: ['SUPPORT_HEAD', 'REGISTRAR', 'ADMIN'], scope: 'directory:write' },
  'staff.read': { ru: 'видеть список сотрудников и закрепление', en: 'see the list of staff and the assignments', roles: everybody, scope: 'directory:read' },
  'staff.write': { ru: 'вести список сотрудников', en: 'keep the list of staff', roles: leading, scope: null },
  'presence.read': { ru: 'видеть, кто смотрит обращение и кто пишет', en: 'see who looks at a ticket and who writes', roles: everybody, scope: null },
  'presence.show': { ru: 'показывать коллегам, что смотришь обращение', en: 'show colleagues that one looks at a ticket', roles: [...desk, 'DEVELOPER', 'PRODUCT_MANAGER'], scope: null },
  'incidents.note': { ru: 'сообщать о сбоях своей консоли', en: 'tell what failed in one’s console', roles: everybody, scope: null },
  'preferences.keep': { ru: 'хранить свои настройки', en: 'keep preferences of one’s own', roles: everybody, scope: null },
  'watchers.read': { ru: 'видеть, кто наблюдает за обращением', en: 'see who watches a ticket', roles: everybody, scope: 'tickets:read' },
  'watchers.watch': { ru: 'наблюдать за обращениями', en: 'watch tickets', roles: [...desk, 'DEVELOPER', 'PRODUCT_MANAGER'], scope: 'tickets:write' },
  'watchers.others': { ru: 'назначать наблюдателей', en: 'say who else watches a ticket', roles: leading, scope: 'tickets:write' },
  'absences.record': { ru: 'записывать своё отсутствие', en: 'record one’s own absence', roles: [...desk, 'DEVELOPER', 'PRODUCT_MANAGER'], scope: 'directory:write' },
  'absences.recordOthers': { ru: 'записывать отсутствие других', en: 'record the absence of others', roles: leading, scope: 'directory:write' },
  'assignments.write': { ru: 'закреплять специалистов за клиентами', en: 'assign specialists to clients', roles: leading, scope: 'directory:write' },
  'development.read': { ru: 'видеть пожелания и технические задания', en: 'see wishes and Terms of Reference', roles: everybody, scope: 'tickets:read', clients: true },
  'development.submit': { ru: 'подавать пожелания и технические задания', en: 'submit wishes and Terms of Reference', roles: [...desk, 'PRODUCT_MANAGER'], scope: 'development:write', clients: true },
  'development.decide': { ru: 'решать о пожеланиях и технических заданиях', en: 'decide on wishes and Terms of Reference', roles: developing, scope: 'development:write' },
  'knowledge.read': { ru: 'видеть готовые ответы', en: 'see standard answers', roles: everybody, scope: 'directory:read' },
  'knowledge.use': { ru: 'пользоваться готовыми ответами', en: 'use standard answers', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'REGISTRAR', 'DEVELOPER', 'PRODUCT_MANAGER', 'ADMIN'], scope: 'tickets:write' },
  'knowledge.write': { ru: 'вести готовые ответы', en: 'keep standard answers', roles: answering, scope: 'directory:write' },
  'partners.keep': { ru: 'вести внешние системы и их ключи', en: 'keep systems of partners and their keys', roles: leading, scope: null },
  'regulation.change': { ru: 'менять регламент', en: 'change the regulation', roles: leading, scope: null },
  'announcements.publish': { ru: 'объявлять о новых версиях, недоступности и другом', en: 'announce releases, outages and other things', roles: developing, scope: null },
  'mail.read': { ru: 'видеть почту', en: 'see the mail', roles: everybody, scope: null },
  'mailboxes.keep': { ru: 'подключать почтовые ящики', en: 'connect mailboxes', roles: leading, scope: null },
  'mail.release': { ru: 'разбирать карантин', en: 'release quarantined letters', roles: desk, scope: null },
} as const satisfies Record<string, Right>;

/** A right of ours, or of a plugin: `vendor-name.verb`. */
export type RightName = keyof typeof rights | `${PluginName}.${string}`;

/** Scopes that open something to a client's system; the others would give it nothing. The schema is no record of anybody's. */
export const scopesOfClients: ReadonlySet<KeyScope> = new Set<KeyScope>([...Object.values<Right>(rights).flatMap(({ scope, clients }) => (clients && scope ? [scope] : [])), 'schema:read']);

/** Rights that plugins of this server brought. */
const added = new Map<string, Right>();

/** Takes in the rights of a plugin; the server does it before the first request. */
export const addRights = (plugins: Readonly<Record<string, Right>>): void => {
  for (const [name, right] of Object.entries(plugins)) added.set(name, right);
};

const rightNamed = (name: string): Right | undefined => (name in rights ? rights[name as keyof typeof rights] : added.get(name));

/** What a right lets somebody do, in both languages; its bare name when no plugin brought it. */
export const rightTerm = (name: RightName): Term => rightNamed(name) ?? { ru: name, en: name };

/** Whether the viewer has the right. Scopes bound a key; roles bound a person. */
export const can = (viewer: Viewer | null, name: RightName): boolean => {
  if (!viewer) return false;
  const right = rightNamed(name);
  if (!right) return false;
  if (viewer.kind === 'STAFF') return right.roles.includes(viewer.role);
  if (viewer.audience === 'client' && !right.clients) return false;
  return right.scope !== null && viewer.scopes.includes(right.scope);
};

export const rightsOf = (viewer: Viewer): RightName[] => ([...Object.keys(rights), ...added.keys()] as RightName[]).filter((name) => can(viewer, name));

/** Refuses an act to whoever may not do it. */
export const requireRight = (viewer: Viewer, name: RightName, locale: 'ru' | 'en'): void => {
  if (can(viewer, name)) return;
  const grantedBy = viewer.kind === 'STAFF' ? { ru: 'руководитель поддержки', en: 'the head of support' } : { ru: 'администратор: область ключа', en: 'the administrator: the scope of the key' };
  throw refusal('FORBIDDEN', { params: { right: rightTerm(name)[locale], grantedBy: grantedBy[locale] } });
};
