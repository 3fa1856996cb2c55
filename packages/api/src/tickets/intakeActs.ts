import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { calledByOthers, createdOnce, externalIdOf, wasMadeOf } from '../platform/creation.ts';
import type { UpsertResult } from '../platform/graphql/types.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { fillIn } from './fillingIn.ts';
import { registerTicket } from './registration.ts';
import { Ticket } from './ticket.entity.ts';
import type { CreateTicketInput, RegisterPaperLetterInput } from './ticketInputs.ts';

const found = <T>(one: T | null, field: string): T => {
  if (!one) throw refusal('NOT_FOUND', { field: [field] });
  return one;
};

const productOf = async (work: Work, id: string | null | undefined): Promise<Product | null> =>
  id ? found(isUuid(id) ? await work.em.findOne(Product, { id, active: true }) : null, 'productId') : null;

const contactOf = async (work: Work, id: string | null | undefined, client: Client | null): Promise<Contact | null> =>
  id ? found(isUuid(id) ? await work.em.findOne(Contact, { id, active: true, ...(client ? { client } : {}) }, { populate: ['client'] }) : null, 'contactId') : null;

/** §1, §4.2: who gets the confirmation when the request names nobody: the client's responsible specialist. */
const addressee = async (work: Work, contact: Contact | null, client: Client): Promise<Contact | null> =>
  contact ?? work.em.findOne(Contact, { client, responsible: true, active: true }, { orderBy: { name: 'asc' } });

/** The client for whom the key acts, or the one that is named; null when neither says. */
const namedClientOf = async (work: Work, viewer: Viewer, clientId: string | null | undefined): Promise<Client | null> => {
  const bound = boundClientOf(viewer);
  if (bound && clientId && clientId !== bound) throw refusal('NOT_FOUND', { field: ['clientId'] });
  const id = bound ?? clientId;
  return id ? found(isUuid(id) ? await work.em.findOne(Client, { id }) : null, 'clientId') : null;
};

/** §4.1: without its client a request cannot be accepted. */
const required = <T>(one: T | null | undefined): T => {
  if (!one) throw refusal('REQUIRED_FIELD_MISSING', { field: ['clientId'], clause: '4.1' });
  return one;
};

const act = 'createTicket';

/**
 * A request by the form (staff for the client) or by a partner's system; it arrives when it is sent (§4.1). One that its system has
 * named is registered once, however often and by however many at once it is sent (decision 74).
 */
export const createTicket = async (work: Work, viewer: Viewer, input: CreateTicketInput): Promise<{ ticket: Ticket; result: UpsertResult }> => {
  const named = await namedClientOf(work, viewer, input.clientId);
  const contact = await contactOf(work, input.contactId, named);
  const client = required(named ?? contact?.client);
  const product = await productOf(work, input.productId);
  const externalId = externalIdOf(input.externalId, '4.1');
  if (externalId) {
    const known = await calledByOthers(work, Ticket, client.id, externalId);
    if (known) return { ticket: known, result: (await wasMadeOf(work, act, known.id, input)) ? 'NOOP' : await fillIn(work, known, { ...input, contact, product }) };
  }
  const { record, isNew } = await createdOnce(work, { act, kind: Ticket, clause: '4.1' }, input, async (id) => registerTicket(work, {
    ...input,
    id,
    externalId,
    client,
    contact: await addressee(work, contact, client),
    product,
    channel: viewer.kind === 'MACHINE' ? 'API' : 'WEB',
    receivedAt: work.now,
  }));
  return { ticket: record, result: isNew ? 'CREATED' : 'NOOP' };
};

/** §4.1: a letter or fax is accepted when its requisites identify the client and the request. Its stamp counts as arrival (R13). */
export const registerPaperLetter = async (work: Work, viewer: Viewer, input: RegisterPaperLetterInput): Promise<Ticket> => {
  if (!input.incomingNumber.trim()) throw refusal('REQUISITES_MISSING', { field: ['incomingNumber'] });
  const receivedAt = input.receivedAt?.getTime() ?? work.now;
  if (receivedAt > work.now) throw refusal('RECEIPT_IN_FUTURE', { field: ['receivedAt'] });
  const client = required(await namedClientOf(work, viewer, input.clientId.trim()));
  const contact = await contactOf(work, input.contactId, client);
  const { record } = await createdOnce(work, { act: 'registerPaperLetter', kind: Ticket, clause: '4.1' }, input, async (id) => registerTicket(work, { ...input, id, client, contact: await addressee(work, contact, client), product: await productOf(work, input.productId), receivedAt }));
  return record;
};
