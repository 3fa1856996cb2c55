import { defineEntity, p } from '@mikro-orm/core';
import { Client } from '../clients/client.entity.ts';
import { newId } from '../platform/identity.ts';
import { FeatureRequest } from './featureRequest.entity.ts';

const FeatureRequestVoiceSchema = defineEntity({
  name: 'FeatureRequestVoice',
  tableName: 'feature_request_voice',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    featureRequest: () => p.manyToOne(FeatureRequest),
    client: () => p.manyToOne(Client).index(),
    supportedAt: p.datetime(3),
  },
  uniques: [{ properties: ['featureRequest', 'client'] }],
});

/** A client wants it too; one voice each, the author's included. */
export class FeatureRequestVoice extends FeatureRequestVoiceSchema.class {}
FeatureRequestVoiceSchema.setClass(FeatureRequestVoice);
