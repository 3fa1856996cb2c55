import { calledByOthers, createdOnce, externalIdOf, type NewRecord } from '../platform/creation.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { requireUnused } from '../platform/database/uses.ts';
import { isUuid } from '../platform/identity.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { refusal } from '../platform/refusal.ts';
import type { UpsertResult } from '../platform/graphql/types.ts';
import type { Work } from '../platform/work.ts';
import { Client } from './client.entity.ts';
import { clause, contactFields } from './clientFields.ts';
import { Contact } from './contact.entity.ts';

const recordOn = (work: Work, contact: Contact, type: string, subjectVersion: number, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({ type, subjectType: 'contact', subjectId: contact.id, subjectVersion, clientId: contact.client.id, payload });

/** The client that an input names. */
export const namedClient = async (work: Work, id: string | null | undefined, clauseOfAct: string): Promise<Client> => {
  if (!id) throw refusal('REQUIRED_FIELD_MISSING', { field: ['clientId'], clause: clauseOfAct });
  const client = isUuid(id) ? await work.em.findOne(Client, { id }) : null;
  if (!client) throw refusal('NOT_FOUND', { field: ['clientId'], clause: clauseOfAct });
  return client;
};

type NewContact = Sent<typeof contactFields> & NewRecord & { clientId?: string | null | undefined; externalId?: string | null | undefined };

/**
 * §1: a person at a client; its address is known from now on as the client's (§4.1). One that another system has named is changed where
 * it is there already, and nothing else is made of it (decision 74).
 */
export const createContact = async (work: Work, input: NewContact): Promise<{ contact: Contact; result: UpsertResult }> => {
  const client = await namedClient(work, input.clientId, clause);
  const externalId = externalIdOf(input.externalId, clause);
  if (externalId) {
    const known = await calledByOthers(work, Contact, client.id, externalId);
    if (known) return again(work, known, input);
  }
  const { record, isNew } = await createdOnce(work, { act: 'createContact', kind: Contact, clause }, input, async (id) => {
    const contact = work.em.create(Contact, { id, client, externalId, ...allFields(contactFields, input, clause) });
    await recordOn(work, contact, 'CONTACT_CREATED', 1, { responsible: contact.responsible });
    return contact;
  });
  return { contact: record, result: isNew ? 'CREATED' : 'NOOP' };
};

const again = async (work: Work, known: Contact, input: NewContact): Promise<{ contact: Contact; result: UpsertResult }> => {
  if (input.id && input.id.toLowerCase() !== known.id) throw refusal('ALREADY_EXISTS', { field: ['externalId'], clause });
  const told = work.eventIds.length;
  const contact = await updateContact(work, { ...input, id: known.id });
  return { contact, result: work.eventIds.length > told ? 'UPDATED' : 'NOOP' };
};

const forgetReturns = (contact: Contact): void => {
  contact.hardReturns = 0;
  contact.lettersStoppedAt = null;
};

/** R16: staff know that the address is reached again; letters go there from now on. Nothing happens to one that is reached. */
export const resumeLetters = async (work: Work, input: OnRecord): Promise<Contact> => {
  const contact = await recordForAct(work, Contact, input, clause);
  if (!contact.lettersStoppedAt) return contact;
  forgetReturns(contact);
  await recordOn(work, contact, 'CONTACT_LETTERS_RESUMED', contact.version + 1);
  return contact;
};

/** Nobody comes back from erasure: whoever writes again is a new contact. */
const requirePerson = (contact: Contact): void => {
  if (contact.erasedAt) throw refusal('ACT_NOT_POSSIBLE', { field: ['id'], clause, params: { status: { ru: 'данные стёрты', en: 'erased' } } });
};

/** Changes the fields that were sent. The log keeps which they were, not what they held: a person's data can be erased. */
export const updateContact = async (work: Work, input: OnRecord & Sent<typeof contactFields>): Promise<Contact> => {
  const contact = await recordForAct(work, Contact, input, clause);
  requirePerson(contact);
  const changed = changeRecord(contact, givenFields(contactFields, input, clause));
  if (changed.includes('email')) forgetReturns(contact);
  // whoever looks after the contact knows the person
  contact.unproven = false;
  if (changed.length > 0) await recordOn(work, contact, 'CONTACT_UPDATED', contact.version + 1, { changed });
  return contact;
};

/** Deletes a contact who never wrote; any other one is made inactive instead. */
export const deleteContact = async (work: Work, input: OnRecord): Promise<void> => {
  const contact = await recordForAct(work, Contact, input, clause);
  await requireUnused(work, Contact, contact.id, clause);
  work.em.remove(contact);
  await recordOn(work, contact, 'CONTACT_DELETED', contact.version + 1);
};
