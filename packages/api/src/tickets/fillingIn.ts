import type { Term } from '@reglament/schema';
import type { Contact } from '../clients/contact.entity.ts';
import type { UpsertResult } from '../platform/graphql/types.ts';
import { addedFact, saidOtherwise } from '../platform/saidBefore.ts';
import type { Work } from '../platform/work.ts';
import type { Product } from '../products/product.entity.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import { touch } from './loading.ts';
import { Message } from './message.entity.ts';
import { categoryOf, firstMessageBody } from './registration.ts';
import { bodyOf, detailsOf, missingFieldsOf, subjectOf } from './requestFields.ts';
import type { Ticket } from './ticket.entity.ts';
import type { CreateTicketInput } from './ticketInputs.ts';

/** A request that is sent again under the name that it has. */
type SentAgain = CreateTicketInput & { contact: Contact | null; product: Product | null };

const byMessage: Term = { ru: 'новое отправьте сообщением (addClientMessage)', en: 'send what is new as a message (addClientMessage)' };
const byPriorityAct: Term = { ru: 'приоритет меняет changePriority', en: 'changePriority changes the priority' };
const byDesk: Term = { ru: 'о перемене напишите сообщением (addClientMessage)', en: 'write of the change in a message (addClientMessage)' };
const byOtherId: Term = { ru: 'для нового обращения возьмите новый externalId', en: 'take a new externalId for a new request' };

/** Whether the text of the first message is the one that is sent; steps and telephone that are left out are not asked for. */
const saysTheSame = async (work: Work, ticket: Ticket, input: SentAgain): Promise<boolean> => {
  const [first] = await work.em.find(Message, { ticket, side: 'CLIENT' }, { orderBy: { writtenAt: 'asc', id: 'asc' }, limit: 1 });
  const said = first?.body ?? '';
  const { contactPhone } = detailsOf(input);
  if (said === firstMessageBody(input, contactPhone, ticket.locale === 'en' ? 'en' : 'ru')) return true;
  return !input.stepsToReproduce?.trim() && contactPhone === null && said.startsWith(`${bodyOf(input.body)}\n\n`);
};

/** A fact of §4.5: taken where the request has none, refused where it has another. Answers whether it is new. */
const fact = <Value>(ticket: Ticket, field: string, present: Value | null, sent: Value | null | undefined, take: (value: Value) => void, same?: (a: Value, b: Value) => boolean): boolean =>
  addedFact({ present, sent, take, ...(same ? { same } : {}) }, () => saidOtherwise(ticket, field, byDesk));

/**
 * A request that comes again under its `externalId` (decision 74): facts of §4.5 that it lacked are filled in; what was said, by whom and
 * how urgently stays; and nothing more is promised. What differs is refused by its field, and then nothing of it is taken.
 */
export const fillIn = async (work: Work, ticket: Ticket, input: SentAgain): Promise<UpsertResult> => {
  if (input.id && input.id.toLowerCase() !== ticket.id) throw saidOtherwise(ticket, 'id', byOtherId);
  if (subjectOf(input.subject) !== ticket.subject) throw saidOtherwise(ticket, 'subject', byMessage);
  if (!(await saysTheSame(work, ticket, input))) throw saidOtherwise(ticket, 'body', byMessage);
  if (input.attachmentIds?.length) throw saidOtherwise(ticket, 'attachmentIds', byMessage);
  if (input.priority && input.priority !== ticket.priority) throw saidOtherwise(ticket, 'priority', byPriorityAct);
  if (input.kind && input.kind !== ticket.kind) throw saidOtherwise(ticket, 'kind', byDesk);
  await work.em.populate(ticket, ['contact', 'product']);
  const details = detailsOf(input);
  const byId = (a: { id: string }, b: { id: string }): boolean => a.id === b.id;
  const facts = {
    contactId: fact(ticket, 'contactId', ticket.contact as Contact | null, input.contact, (contact) => { ticket.contact = contact; }, byId),
    productId: fact(ticket, 'productId', ticket.product as Product | null, input.product, (product) => { ticket.product = product; }, byId),
    productVersion: fact(ticket, 'productVersion', ticket.productVersion ?? null, details.productVersion, (version) => { ticket.productVersion = version; }),
    criticality: fact(ticket, 'criticality', ticket.criticality ?? null, input.criticality, (criticality) => { ticket.criticality = criticality; }),
    categoryCode: fact(ticket, 'categoryCode', ticket.categoryCode ?? null, categoryOf(ruleBookAt(work.now), input.categoryCode), (code) => { ticket.categoryCode = code; }),
    relatedLinks: fact(ticket, 'relatedLinks', ticket.relatedLinks.length > 0 ? ticket.relatedLinks : null, details.relatedLinks.length > 0 ? details.relatedLinks : null, (links) => { ticket.relatedLinks = links; }, (a, b) => b.every((link) => a.includes(link))),
  };
  const added = Object.entries(facts).filter(([, isNew]) => isNew).map(([field]) => field);
  if (added.length === 0) return 'NOOP';
  const { contact, product } = ticket;
  const lacks = new Set(missingFieldsOf({ criticality: ticket.criticality, contactName: contact?.name, contactPhone: contact?.phone, contactEmail: contact?.email, productName: product?.name }));
  ticket.missingFields = ticket.missingFields.filter((field) => lacks.has(field));
  await work.record({ type: 'TICKET_DETAILS_ADDED', subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, added } });
  return 'UPDATED';
};
