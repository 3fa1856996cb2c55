import { createdOnce, type NewRecord } from '../platform/creation.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { requireUnused } from '../platform/database/uses.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { requireOrdered } from '../platform/input/values.ts';
import type { Work } from '../platform/work.ts';
import { Client } from './client.entity.ts';
import { clause, clientFields } from './clientFields.ts';

const recordOn = (work: Work, client: Client, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'client', subjectId: client.id, subjectVersion, clientId: client.id, payload: { key: client.key, ...payload } });

const requireSupportInOrder = (client: Client): void => requireOrdered(client.supportFrom, client.supportUntil, { field: 'supportUntil', clause });

/** §1: somebody who bought the products comes under support. */
export const createClient = async (work: Work, input: Sent<typeof clientFields> & NewRecord): Promise<Client> => {
  const { record } = await createdOnce(work, { act: 'createClient', kind: Client, clause }, input, async (id) => {
    const client = work.em.create(Client, { id, ...allFields(clientFields, input, clause) });
    requireSupportInOrder(client);
    await recordOn(work, client, 'CLIENT_CREATED', 1, { name: client.name });
    return client;
  });
  return record;
};

/** Changes the fields that were sent. The log keeps which they were, not what they held. */
export const updateClient = async (work: Work, input: OnRecord & Sent<typeof clientFields>): Promise<Client> => {
  const client = await recordForAct(work, Client, input, clause);
  const changed = changeRecord(client, givenFields(clientFields, input, clause));
  requireSupportInOrder(client);
  if (changed.length > 0) await recordOn(work, client, 'CLIENT_UPDATED', client.version + 1, { changed });
  return client;
};

/** Deletes a client that nothing hangs on; any other one is made inactive instead. */
export const deleteClient = async (work: Work, input: OnRecord): Promise<void> => {
  const client = await recordForAct(work, Client, input, clause);
  await requireUnused(work, Client, client.id, clause);
  work.em.remove(client);
  await recordOn(work, client, 'CLIENT_DELETED', client.version + 1, { name: client.name });
};
