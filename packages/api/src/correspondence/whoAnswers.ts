import type { Role } from '@reglament/schema';
import { rightTerm, rights } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';

const field = ['staffId'];

/** What the inputs of public messages say of `staffId`. */
export const whoseWords = 'The person of the staff whose words it is, oneself when it is empty: only a person’s message answers what is owed (R5). A system always names an active person who may answer clients; nobody signed in answers for another.';

/** The person of the staff whose words a public message is. */
export type Answering = Readonly<{ id: string; name: string }>;

/**
 * R5: only a person answers. Whoever signed in answers in their own name and in nobody else’s; a system has no words of its own and says
 * whose it brings. Answers the id of that person, or what stands in the way.
 */
export const whoAnswers = (viewer: Pick<Viewer, 'kind' | 'id'>, named: string | null | undefined): { staffId: string } | { obstacle: 'REQUIRED_FIELD_MISSING' | 'FORBIDDEN' } => {
  if (viewer.kind === 'MACHINE') return named ? { staffId: named } : { obstacle: 'REQUIRED_FIELD_MISSING' };
  return named && named !== viewer.id ? { obstacle: 'FORBIDDEN' } : { staffId: viewer.id };
};

/** R5: roles are taken as of the moment of the answer. */
const answers = (role: Role): boolean => rights['tickets.answer'].roles.some((one) => one === role);

const forbidden = (right: { ru: string; en: string }, clause: string) => refusal('FORBIDDEN', { field, clause, params: { right, grantedBy: { ru: 'руководитель поддержки', en: 'the head of support' } } });

/** R5: the person whose words the message is: active, and with the right to answer clients at this moment. `clause` is that of the act. */
export const personAnswering = async (work: Work, viewer: Viewer, named: string | null | undefined, clause: string): Promise<Answering> => {
  const who = whoAnswers(viewer, named);
  if ('obstacle' in who) {
    if (who.obstacle === 'FORBIDDEN') throw forbidden({ ru: 'отвечать от имени коллеги', en: 'answer in the name of a colleague' }, clause);
    throw refusal(who.obstacle, { field, clause });
  }
  if (viewer.kind === 'STAFF') return { id: viewer.id, name: viewer.name };
  const person = isUuid(who.staffId) ? await work.em.findOne(Staff, { id: who.staffId, active: true }) : null;
  if (!person) throw refusal('NOT_FOUND', { field, clause });
  if (!answers(person.role)) throw forbidden(rightTerm('tickets.answer'), clause);
  return { id: person.id, name: person.name };
};
