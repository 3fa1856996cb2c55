/** Begins where a word begins, and no part can take what belongs to the next one: a name may be as long as its sender likes. */
const addressPattern = /(?<![^\s<>"'(),;:@[\]])[^\s<>"'(),;:@[\]]+@([^\s<>"'(),;:@[\].]+(?:\.+[^\s<>"'(),;:@[\].]+)+)/u;

const plainDomain = (domain: string): string => domain.toLowerCase().replace(/(?<![.>])[.>]+$/, '');

/**
 * §4.9: the address that stands in the name of a sender and lies at another domain than the sender's own: `"ceo@client.example" <x@else.example>`.
 * Many programs show the name alone. Null for a name without one, and for another address of the same domain.
 */
export const addressInName = (name: string | null, address: string | null): string | null => {
  const [shown, domain] = addressPattern.exec(name ?? '') ?? [];
  if (shown === undefined || domain === undefined || address === null) return null;
  const [claimed, own] = [plainDomain(domain), plainDomain(address.slice(address.lastIndexOf('@') + 1))];
  return claimed === own || claimed.endsWith(`.${own}`) || own.endsWith(`.${claimed}`) ? null : shown;
};
