import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Client } from './client.entity.ts';
import { ClientActsResolver } from './clientActs.resolver.ts';
import { clientSide } from './clientSide.ts';
import { ClientsResolver } from './clients.resolver.ts';
import { Contact } from './contact.entity.ts';
import { ContactsResolver } from './contacts.resolver.ts';

/** Clients and their people (§1). */
export default { name: 'clients', entities: [Client, Contact], clientRows, clientSide, resolvers: [ClientsResolver, ContactsResolver, ClientActsResolver] } satisfies Feature;
