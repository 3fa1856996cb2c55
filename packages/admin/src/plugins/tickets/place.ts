/** What stands beside the queue. */
export type Place = { readonly kind: 'queue' | 'first' | 'new' | 'letter' } | { readonly kind: 'ticket'; readonly id: string };

/** The rest of the address after `/tickets/` as a place; react-admin's own `…/show` leads to the ticket too. */
export const placeOf = (rest: string): Place => {
  const [id = ''] = rest.split('/');
  if (id === '') return { kind: 'queue' };
  if (id === 'first') return { kind: 'first' };
  if (id === 'new' || id === 'create') return { kind: 'new' };
  return id === 'letter' ? { kind: 'letter' } : { kind: 'ticket', id };
};
