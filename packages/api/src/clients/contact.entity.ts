import { defineEntity, p } from '@mikro-orm/core';
import type { AnnouncementKind, Locale } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Client } from './client.entity.ts';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    client: () => p.manyToOne(Client).index(),
    name: p.string().length(200),
    title: p.string().length(200).nullable(),
    /** The client's responsible specialist (§1). */
    responsible: p.boolean().default(false),
    /** Kept in lower case; the identity of a letter's sender. */
    email: p.string().length(254).unique(),
    phone: p.string().length(64).nullable(),
    /** What another system calls the person; unique for the client. */
    externalId: p.string().length(200).nullable(),
    /** The language of letters to the person, as staff chose it; null: as the person writes. */
    locale: p.string().length(5).$type<Locale>().nullable(),
    /** The language in which the person is known to write; null while nobody can tell. */
    heardLocale: p.string().length(5).$type<Locale>().nullable(),
    active: p.boolean().default(true),
    /** Known by a letter alone that proved nothing of its sender (§4.9): answered on its request, and told no news. */
    unproven: p.boolean().default(false),
    /** How many letters in a row came back from the address for good (R16). */
    hardReturns: p.integer().default(0),
    /** Since when no letter goes there: three came back. */
    lettersStoppedAt: p.datetime(3).nullable(),
    /** News that the person does not want by letter (§2.4, §6). */
    newsRefused: p.array().$type<AnnouncementKind[]>().default([]),
    /** Since when the person is nobody: its data were erased (law 152-FZ). */
    erasedAt: p.datetime(3).nullable(),
    consentGivenOn: p.date().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'contact_external', expression: 'create unique index contact_external on contact (client_id, external_id) where external_id is not null' },
    { name: 'contact_name', expression: 'create index contact_name on contact (name, id)' },
  ],
});

/** A person at a client. */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
