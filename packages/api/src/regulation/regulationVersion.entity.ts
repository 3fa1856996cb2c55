import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import type { RegulationParameters } from './regulationParameters.ts';

const RegulationVersionSchema = defineEntity({
  name: 'RegulationVersion',
  tableName: 'regulation_version',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    number: p.string().length(16).unique(),
    status: p.enum(['DRAFT', 'PUBLISHED', 'SUPERSEDED']),
    effectiveFrom: p.date(),
    publishedAt: p.datetime(3).nullable(),
    summary: p.text().nullable(),
    parameters: p.json().$type<RegulationParameters>(),
    version: p.integer().version(),
  },
});

/** A version of the regulation (§2.4): its parameters are data; a ticket keeps the version it was accepted under. */
export class RegulationVersion extends RegulationVersionSchema.class {}
RegulationVersionSchema.setClass(RegulationVersion);
