import type { Feature } from '../platform/feature.ts';
import { Client } from './client.entity.ts';
import { Contact } from './contact.entity.ts';

/** Clients and their people (§1). */
export default { name: 'clients', entities: [Client, Contact] } satisfies Feature;
