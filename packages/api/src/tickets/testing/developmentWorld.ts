import { deskOf, type Desk } from '../../access/testing/asking.ts';
import assignments from '../../assignments/index.ts';
import calendar from '../../calendar/index.ts';
import { Client } from '../../clients/client.entity.ts';
import clients from '../../clients/index.ts';
import { systemActor } from '../../platform/events/actor.ts';
import type { Feature } from '../../platform/feature.ts';
import { newId } from '../../platform/identity.ts';
import { scratchSystem, type ScratchSystem } from '../../platform/testing/scratchSystem.ts';
import { Product } from '../../products/product.entity.ts';
import products from '../../products/index.ts';
import regulation from '../../regulation/index.ts';
import sla from '../../sla/index.ts';
import staff from '../../staff/index.ts';
import tickets from '../index.ts';
import { registerTicket } from '../registration.ts';

/** Two clients, a product in use and one of the past, and a request of the first client. */
export interface DevelopmentWorld {
  system: ScratchSystem;
  desk: Desk;
  seim: string;
  ladoga: string;
  studio: string;
  retired: string;
  ticket: { id: string; number: string };
}

/** The world of everything that clients ask of development, with the given features on top of tickets. */
export const openDevelopmentWorld = async (more: readonly Feature[]): Promise<DevelopmentWorld> => {
  const features = [calendar, regulation, sla, clients, products, staff, assignments, tickets, ...more];
  const system = await scratchSystem(features);
  const { result } = await system.workshop.perform(systemActor, async (work) => {
    const seim = work.em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' });
    const ladoga = work.em.create(Client, { id: newId(), key: 'ladoga', name: 'Ладога' });
    const studio = work.em.create(Product, { id: newId(), key: 'studio', name: 'Зенитрон Студия', kind: 'SOFTWARE', versions: [] });
    const retired = work.em.create(Product, { id: newId(), key: 'retired', name: 'Зенитрон-М1', kind: 'HARDWARE', versions: [], active: false });
    const { id, number } = await registerTicket(work, { client: seim, contact: null, channel: 'WEB', subject: 'Нужна выгрузка', body: 'В формате CSV.', receivedAt: work.now });
    return { seim: seim.id, ladoga: ladoga.id, studio: studio.id, retired: retired.id, ticket: { id, number } };
  });
  return { system, desk: await deskOf(system, features), ...result };
};
