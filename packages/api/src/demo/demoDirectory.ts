import { randomBytes } from 'node:crypto';
import { codesOf, keyScopes, type KeyScope } from '@reglament/schema';
import { hashOfPassword } from '../access/secret.ts';
import { Assignment } from '../assignments/assignment.entity.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { issueKey } from '../partners/keys.ts';
import { MachineUser } from '../partners/machineUser.entity.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { Staff } from '../staff/staff.entity.ts';
import { demoData } from './demoData.ts';
import type { DemoCredentials } from './demoCredentials.ts';

/** The people and things of the demonstration by their keys. */
export interface Directory {
  staff: Map<string, Staff>;
  clients: Map<string, Client>;
  contacts: Map<string, Contact>;
  products: Map<string, Product>;
}

const supportSince = '2024-01-01';
const assignedSince = '2024-01-15';
const deputies: Record<string, string> = { filtrov: 'triggerova', kvartseva: 'filtrov', modulev: 'kvartseva', triggerova: 'modulev' };

const newPassword = (): string => randomBytes(9).toString('base64url');

/** What a partner's system may do for its client. */
const partnerScopes: KeyScope[] = ['tickets:read', 'tickets:write', 'directory:read', 'sla:read', 'development:write'];

export const required = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the demonstration names ${what}, which it does not contain`);
  return found;
};

/** Creates everybody and everything that the story of the demonstration is about, with fresh passwords and keys. */
export const createDirectory = async (work: Work): Promise<{ directory: Directory; credentials: DemoCredentials }> => {
  const credentials: DemoCredentials = { staff: [], keys: [] };
  const directory: Directory = { staff: new Map(), clients: new Map(), contacts: new Map(), products: new Map() };
  for (const { key, name, role, title, email } of demoData.staff) {
    const password = newPassword();
    credentials.staff.push({ role, email, password });
    directory.staff.set(key, work.em.create(Staff, { name, role, title, email, passwordHash: await hashOfPassword(password) }));
  }
  for (const { tz, supportContract, lang, ...client } of demoData.clients)
    directory.clients.set(client.key, work.em.create(Client, { ...client, timeZone: tz, contract: supportContract, supportFrom: supportSince, locale: lang }));
  for (const { key, client, consentGivenAt, ...contact } of demoData.contacts)
    directory.contacts.set(key, work.em.create(Contact, { ...contact, client: required(directory.clients.get(client), client), consentGivenOn: consentGivenAt }));
  for (const { descr, descrEn, ...product } of demoData.products)
    directory.products.set(product.key, work.em.create(Product, { ...product, description: descr, descriptionEn: descrEn }));
  for (const { client, specialist } of demoData.assignments)
    work.em.create(Assignment, {
      client: required(directory.clients.get(client), client),
      specialist: required(directory.staff.get(specialist), specialist),
      deputy: directory.staff.get(deputies[specialist] ?? '') ?? null,
      validFrom: assignedSince,
    });
  const [partnerClient] = directory.clients.values();
  const desk = work.em.create(MachineUser, { name: 'Desk integration', audience: 'staff' });
  const wall = work.em.create(MachineUser, { name: 'SLA wall', audience: 'staff' });
  const partner = work.em.create(MachineUser, { name: `${required(partnerClient, 'a client').nameEn} ERP`, audience: 'client', client: partnerClient ?? null });
  const readOnly: KeyScope[] = ['tickets:read', 'sla:read', 'directory:read'];
  credentials.keys.push(
    { audience: 'staff', scopes: codesOf(keyScopes), key: issueKey(work, desk, codesOf(keyScopes), null) },
    { audience: 'staff', scopes: readOnly, key: issueKey(work, wall, readOnly, null) },
    { audience: 'client', scopes: partnerScopes, key: issueKey(work, partner, partnerScopes, null) },
  );
  return { directory, credentials };
};
