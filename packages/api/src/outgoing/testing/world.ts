import type { Viewer } from '../../access/viewer.ts';
import assignments from '../../assignments/index.ts';
import calendar from '../../calendar/index.ts';
import { Client } from '../../clients/client.entity.ts';
import clients from '../../clients/index.ts';
import { Contact } from '../../clients/contact.entity.ts';
import correspondence from '../../correspondence/index.ts';
import type { Feature } from '../../platform/feature.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { scratchSystem, type ScratchOptions, type ScratchSystem } from '../../platform/testing/scratchSystem.ts';
import type { Work } from '../../platform/work.ts';
import products from '../../products/index.ts';
import regulation from '../../regulation/index.ts';
import sla from '../../sla/index.ts';
import { Staff } from '../../staff/staff.entity.ts';
import staff from '../../staff/index.ts';
import tickets from '../../tickets/index.ts';
import { registerTicket, type TicketRequest } from '../../tickets/registration.ts';
import outgoing from '../index.ts';

/** A small named world: two clients, their people, a specialist. */
export interface World extends ScratchSystem {
  ladoga: string;
  roman: string;
  marina: string;
  seim: string;
  vera: string;
  specialist: Viewer;
  head: Viewer;
  /** Registers a request of Roman in an act. */
  requestIn(work: Work, differences?: Partial<TicketRequest>): Promise<{ id: string; number: string }>;
  /** Registers a request of Roman in an act of its own. */
  request(differences?: Partial<TicketRequest>): Promise<{ id: string; number: string }>;
}

/** The features that such a world has at least. */
export const features: Feature[] = [calendar, regulation, sla, clients, products, staff, assignments, tickets, correspondence, outgoing];

/** A test sends in a moment what people write in a month; one about the caps sets its own. */
const unlimited = { mailRepliesPerAddress: 1_000_000, mailRepliesPerAddressDaily: 1_000_000, mailRepliesPerDomain: 1_000_000, mailRepliesHourly: 1_000_000 };

const person = (one: Staff): Viewer => ({ kind: 'STAFF', id: one.id, name: one.name, email: one.email, role: one.role, sessionId: one.id });

export const openWorld = async (more: readonly Feature[] = [], options: ScratchOptions = {}): Promise<World> => {
  const system = await scratchSystem([...features, ...more], { ...options, config: { ...unlimited, ...options.config } });
  const { result } = await system.workshop.perform(systemActor, async ({ em }) => {
    const ladoga = em.create(Client, { key: 'ladoga', name: 'ООО «Ладожский радиоконтур»', domain: 'ladoga-rk.example' });
    const seim = em.create(Client, { key: 'seim', name: 'Seim Instrument House', domain: 'seim.example', locale: 'en' });
    const roman = em.create(Contact, { client: ladoga, name: 'Осцилляторов Роман', email: 'roman@ladoga-rk.example', phone: '+7 000 000-00-01' });
    const marina = em.create(Contact, { client: ladoga, name: 'Диодова Марина', email: 'marina@ladoga-rk.example' });
    const vera = em.create(Contact, { client: seim, name: 'Vera Meter', email: 'vera@seim.example' });
    const specialist = em.create(Staff, { name: 'Кварцева Ирина', role: 'SPECIALIST', email: 'kvartseva@company.example' });
    const head = em.create(Staff, { name: 'Волноводов Егор', role: 'SUPPORT_HEAD', email: 'head@company.example' });
    await em.flush();
    return { ladoga: ladoga.id, seim: seim.id, roman: roman.id, marina: marina.id, vera: vera.id, specialist: person(specialist), head: person(head) };
  });
  const requestIn: World['requestIn'] = async (work, differences = {}) => {
    const { id, number } = await registerTicket(work, {
      client: await work.em.findOneOrFail(Client, { id: result.ladoga }),
      contact: await work.em.findOneOrFail(Contact, { id: result.roman }),
      channel: 'WEB',
      subject: 'Холодный старт',
      body: 'Модуль не включается.',
      receivedAt: work.now,
      priority: 'HIGH',
      ...differences,
    });
    return { id, number };
  };
  return {
    ...system,
    ...result,
    requestIn,
    request: async (differences) => (await system.workshop.perform(systemActor, (work) => requestIn(work, differences))).result,
  };
};
