import { idOrNumber } from '../platform/database/recordForAct.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import type { Client } from '../clients/client.entity.ts';
import { namedClient } from '../clients/contactActs.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { Ticket } from './ticket.entity.ts';

/** Whom and what a document of a client concerns, as an input names them. */
export interface Concerned {
  clientId?: string | null | undefined;
  productId?: string | null | undefined;
  /** Id or number of the ticket from which it came. */
  ticketId?: string | null | undefined;
}

const found = <T>(one: T | null, field: string, clause: string): T => {
  if (!one) throw refusal('NOT_FOUND', { field: [field], clause });
  return one;
};

/** The client for whom somebody acts: the key's own, or the one that is named. */
export const actingClient = (work: Work, viewer: Viewer, clientId: string | null | undefined, clause: string): Promise<Client> => {
  const bound = boundClientOf(viewer);
  if (bound && clientId && clientId !== bound) throw refusal('NOT_FOUND', { field: ['clientId'], clause });
  return namedClient(work, bound ?? clientId, clause);
};

/** The client, the product and the ticket; a ticket of another client is not there, and a ticket alone names its client. */
export const concernedBy = async (work: Work, viewer: Viewer, { clientId, productId, ticketId }: Concerned, clause: string): Promise<{ client: Client; product: Product | null; ticket: Ticket | null }> => {
  const ticket = ticketId ? found(await work.em.findOne(Ticket, idOrNumber(ticketId)), 'ticketId', clause) : null;
  const client = await actingClient(work, viewer, clientId ?? (boundClientOf(viewer) ? null : ticket?.client.id), clause);
  if (ticket && ticket.client.id !== client.id) throw refusal('NOT_FOUND', { field: ['ticketId'], clause });
  const product = productId ? found(isUuid(productId) ? await work.em.findOne(Product, { id: productId, active: true }) : null, 'productId', clause) : null;
  return { client, product, ticket };
};
