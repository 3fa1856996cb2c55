import { defineEntity, p } from '@mikro-orm/core';
import { automaticChoices, codesOf } from '@reglament/schema';
import { newId } from '../platform/identity.ts';

const AutomaticChoiceSchema = defineEntity({
  name: 'AutomaticChoice',
  tableName: 'automatic_choice',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    way: p.enum(codesOf(automaticChoices)),
    /** Whoever owes so many answers gets no more by itself. */
    cap: p.integer(),
    version: p.integer().version(),
  },
  // the desk has one such setting
  indexes: [{ name: 'automatic_choice_once', expression: 'create unique index automatic_choice_once on automatic_choice ((true))' }],
});

/** Where a request goes when neither the client's specialist nor a deputy is there (§1): the setting of the desk. */
export class AutomaticChoice extends AutomaticChoiceSchema.class {}
AutomaticChoiceSchema.setClass(AutomaticChoice);
