import { Client } from '../clients/client.entity.ts';
import { namedClient } from '../clients/contactActs.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ApiKey } from './apiKey.entity.ts';
import { issueKey } from './keys.ts';
import { MachineUser } from './machineUser.entity.ts';
import { clause, keyFields, machineUserFields } from './machineUserFields.ts';

const recordOn = (work: Work, user: MachineUser, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'machineUser', subjectId: user.id, subjectVersion, payload });

/** §4.1: a partner's system comes to the desk: one that acts for a client, or one of the desk's own when no client is named. */
export const createMachineUser = async (work: Work, input: Sent<typeof machineUserFields> & { clientId?: string | null | undefined }): Promise<MachineUser> => {
  const client = input.clientId == null ? null : await namedClient(work, input.clientId, clause);
  const user = work.em.create(MachineUser, { id: newId(), ...allFields(machineUserFields, input, clause), audience: client ? 'client' : 'staff', client });
  await recordOn(work, user, 'MACHINE_USER_CREATED', 1, { name: user.name, audience: user.audience });
  return user;
};

/** Renames a system, or bars and lets in all of its keys at once: they work again when it is active again. */
export const updateMachineUser = async (work: Work, input: OnRecord & Sent<typeof machineUserFields>): Promise<MachineUser> => {
  const user = await recordForAct(work, MachineUser, input, clause);
  const changed = changeRecord(user, givenFields(machineUserFields, input, clause));
  if (changed.length > 0) await recordOn(work, user, 'MACHINE_USER_UPDATED', user.version + 1, { changed });
  return user;
};

/** So many keys are enough to change any of them without a gap. */
const mostKeysInUse = 10;

/** One more key for a system; the former ones go on working, so that it can be exchanged without a gap. Answers its text, which is shown once. */
export const issueApiKey = async (work: Work, input: OnRecord & Sent<typeof keyFields>): Promise<{ user: MachineUser; key: string }> => {
  const user = await recordForAct(work, MachineUser, input, clause);
  if (!user.active) throw invalid({ field: 'id', clause }, { ru: 'система отключена: включите её, прежде чем выдавать ключ', en: 'this system is switched off: switch it on before issuing a key' });
  if (user.client && !(await work.em.findOneOrFail(Client, { id: user.client.id })).active) throw invalid({ field: 'id', clause }, { ru: 'клиент этой системы отключён: включите его, прежде чем выдавать ключ', en: 'the client of this system is inactive: make it active before issuing a key' });
  const inUse = await work.em.count(ApiKey, { machineUser: user, revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: work.at } }] });
  if (inUse >= mostKeysInUse) throw refusal('TOO_MANY_INPUTS', { field: ['id'], clause, params: { limit: mostKeysInUse, length: inUse + 1 } });
  const { label, scopes, expiresAt } = allFields(keyFields, input, clause);
  const key = issueKey(work, user, scopes, expiresAt, label);
  await recordOn(work, user, 'API_KEY_ISSUED', user.version, { label, scopes, expiresAt: expiresAt?.toISOString() ?? null });
  return { user, key };
};

/** Takes a key back for good; requests with it are refused at once, and what it follows is closed. Nothing happens to one that was taken back. */
export const revokeApiKey = async (work: Work, { keyId }: { keyId: string }): Promise<MachineUser> => {
  const key = isUuid(keyId) ? await work.em.findOne(ApiKey, { id: keyId }, { populate: ['machineUser'] }) : null;
  if (!key) throw refusal('NOT_FOUND', { field: ['keyId'], clause });
  const user = await recordForAct(work, MachineUser, { id: key.machineUser.id }, clause);
  if (key.revokedAt) return user;
  key.revokedAt = work.at;
  await recordOn(work, user, 'API_KEY_REVOKED', user.version, { prefix: key.prefix, label: key.label });
  return user;
};
