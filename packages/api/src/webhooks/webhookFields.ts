import { codesOf, keyScopes, type KeyScope } from '@reglament/schema';
import { otherwise, required } from '../platform/input/fields.ts';
import { asSent, invalid, line, lines, text } from '../platform/input/values.ts';

/** §4.1: a registered partner's system acts for its client, and is told what happens to its requests. */
export const clause = '4.1';

/** What can be seen, never what can be done. */
export const readingScopes: readonly KeyScope[] = codesOf(keyScopes).filter((scope) => scope.endsWith(':read'));

const scopesToRead = (scopes: string[], place: { field: string; clause: string }): KeyScope[] => {
  const named = lines(20, 50)(scopes, place);
  const given = readingScopes.filter((scope) => named.includes(scope));
  if (given.length === 0 || given.length < named.length) throw invalid(place, { ru: `здесь возможны ${readingScopes.join(', ')}`, en: `possible here: ${readingScopes.join(', ')}` });
  return given;
};

/** What may be changed of a webhook; whose it is never changes. */
export const webhookFields = {
  name: required(line(200)),
  url: required(line(2000)),
  document: required(text(20_000)),
  eventTypes: otherwise(lines(100, 64), []),
  scopes: otherwise(scopesToRead, [...readingScopes]),
  active: otherwise(asSent<boolean>, true),
};
