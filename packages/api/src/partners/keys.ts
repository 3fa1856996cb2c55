import type { KeyScope } from '@reglament/schema';
import { hashOfSecret, newSecret } from '../access/secret.ts';
import { newId } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ApiKey } from './apiKey.entity.ts';
import type { MachineUser } from './machineUser.entity.ts';

/** §4.1: a registered partner's system acts for its client; the clause of keys. */
const clause = '4.1';

/** So much of a key is kept to recognise it in a list; it gives away nothing of use. */
const shownCharacters = 10;

/**
 * Gives a machine user one more key and answers its text, the only time that anybody sees it: what is kept is its hash.
 * `expiresAt` null: until it is revoked. A key gives no more than its scopes, and to a client's system no more than clients may do.
 */
export const issueKey = (work: Work, machineUser: MachineUser, scopes: readonly KeyScope[], expiresAt: Date | null): string => {
  if (scopes.length === 0) throw refusal('REQUIRED_FIELD_MISSING', { field: ['scopes'], clause });
  if (machineUser.audience === 'client' && !machineUser.client) throw refusal('REQUIRED_FIELD_MISSING', { field: ['clientId'], clause });
  if (expiresAt && expiresAt <= work.at) throw invalid({ field: 'expiresAt', clause }, { ru: 'момент уже прошёл', en: 'this moment has passed' });
  const key = `rk_${newSecret()}`;
  work.em.create(ApiKey, { id: newId(), machineUser, prefix: key.slice(0, shownCharacters), hash: hashOfSecret(key), scopes: [...new Set(scopes)], createdAt: work.at, expiresAt });
  return key;
};
