import { codesOf, keyScopes, type KeyScope } from '@reglament/schema';
import { scopesOfClients } from '../access/rights.ts';
import { hashOfSecret, newSecret } from '../access/secret.ts';
import { newId } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ApiKey } from './apiKey.entity.ts';
import { clause } from './machineUserFields.ts';
import type { MachineUser } from './machineUser.entity.ts';

/** So much of a key is kept to recognise it in a list; it gives away nothing of use. */
const shownCharacters = 10;

/** What a key may be given: a scope that opens nothing to a client's system is no mistake to be kept. */
const requireScopes = (machineUser: MachineUser, scopes: readonly string[]): KeyScope[] => {
  if (scopes.length === 0) throw refusal('REQUIRED_FIELD_MISSING', { field: ['scopes'], clause });
  const possible = codesOf(keyScopes).filter((scope) => machineUser.audience === 'staff' || scopesOfClients.has(scope));
  const given = possible.filter((scope) => scopes.includes(scope));
  if (given.length < new Set(scopes).size) throw invalid({ field: 'scopes', clause }, { ru: `здесь возможны ${possible.join(', ')}`, en: `possible here: ${possible.join(', ')}` });
  return given;
};

/**
 * Gives a machine user one more key and answers its text, the only time that anybody sees it: what is kept is its hash.
 * `expiresAt` null: until it is revoked. A key gives no more than its scopes, and to a client's system no more than clients may do.
 */
export const issueKey = (work: Work, machineUser: MachineUser, scopes: readonly string[], expiresAt: Date | null, label: string | null = null): string => {
  const given = requireScopes(machineUser, scopes);
  if (machineUser.audience === 'client' && !machineUser.client) throw refusal('REQUIRED_FIELD_MISSING', { field: ['clientId'], clause });
  if (expiresAt && expiresAt <= work.at) throw invalid({ field: 'expiresAt', clause }, { ru: 'момент уже прошёл', en: 'this moment has passed' });
  const key = `rk_${newSecret()}`;
  work.em.create(ApiKey, { id: newId(), machineUser, label, prefix: key.slice(0, shownCharacters), hash: hashOfSecret(key), scopes: given, createdAt: work.at, expiresAt });
  return key;
};
