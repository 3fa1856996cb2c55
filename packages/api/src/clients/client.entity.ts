import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';

const ClientSchema = defineEntity({
  name: 'Client',
  tableName: 'client',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Short latin name for integrations, unique. */
    key: p.string().length(64).unique(),
    name: p.string().length(200),
    nameEn: p.string().length(200).nullable(),
    industry: p.string().length(200).nullable(),
    city: p.string().length(120).nullable(),
    timeZone: p.string().length(64).default('Europe/Moscow'),
    /** Mail domain whose letters are the client's. */
    domain: p.string().length(253).nullable().index(),
    /** Addresses and domains that may write for it besides (§4.1, §4.9), as mail servers write them; `*.` before a domain means what is below it. */
    authorisedSenders: p.array().$type<string[]>().default([]),
    /** Its letters are accepted without proof of their sender (§4.9): the domain publishes none. */
    unprovenLetters: p.boolean().default(false),
    contract: p.string().length(120).nullable(),
    /** First and last day of the support entitlement (§1). */
    supportFrom: p.date().nullable(),
    supportUntil: p.date().nullable(),
    locale: p.string().length(5).default('ru'),
    active: p.boolean().default(true),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'client_senders', expression: 'create index client_senders on client using gin (authorised_senders)' },
    { name: 'client_name', expression: 'create index client_name on client (name, id)' },
    { name: 'client_city', expression: 'create index client_city on client (city, id)' },
    { name: 'client_support', expression: 'create index client_support on client (support_until, id)' },
  ],
});

/** A buyer of the products under technical support (§1). */
export class Client extends ClientSchema.class {}
ClientSchema.setClass(Client);
