import { clientShape } from './client.type.ts';
import { ClientsResolver, ownClient } from './clients.resolver.ts';
import { contactShape } from './contact.type.ts';
import { ContactsResolver, ownContacts } from './contacts.resolver.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Client } from './client.entity.ts';
import { ClientActsResolver } from './clientActs.resolver.ts';
import { clientSide } from './clientSide.ts';
import { Contact } from './contact.entity.ts';

/** Clients and their people (§1). */
export default { name: 'clients', entities: [Client, Contact], clientRows, clientSide, nodes: { Client: { right: 'directory.read', shape: clientShape, seen: ownClient }, Contact: { right: 'directory.read', shape: contactShape, seen: ownContacts } }, resolvers: [ClientsResolver, ContactsResolver, ClientActsResolver] } satisfies Feature;
