/**
 * §1: a client is a buyer under support. On a day outside the entitlement a request is still registered, but flagged,
 * and a lead decides. Days are `YYYY-MM-DD`; an open end means no bound.
 */
export const isEntitled = (client: { supportFrom?: string | null | undefined; supportUntil?: string | null | undefined }, day: string): boolean =>
  (!client.supportFrom || client.supportFrom <= day) && (!client.supportUntil || day <= client.supportUntil);
