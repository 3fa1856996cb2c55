import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ClientType, clientShape } from '../clients/client.type.ts';
import { clock } from '../platform/clock.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node, payloadOf } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';

export const ApiKeyStateEnum = enumOfCodes(['WORKS', 'EXPIRED', 'REVOKED'], 'ApiKeyState', 'Whether a key opens the door. EXPIRED and REVOKED are for good.', {
  WORKS: 'It opens the door.',
  EXPIRED: 'Its time has ended.',
  REVOKED: 'Somebody revoked it.',
});
type ApiKeyState = keyof typeof ApiKeyStateEnum;

@ObjectType('ApiKey', { simpleResolvers: true, description: 'A key of a system. Its text was shown once and is kept nowhere.' })
export class ApiKeyType {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Where it is used, in the words of whoever issued it.' }) label!: string | null;
  @Field(() => String, { description: 'Its first ten characters, to recognise it by.' }) prefix!: string;
  @Field(() => [String], { description: 'What it may do.' }) scopes!: string[];
  @Field(() => ApiKeyStateEnum, { description: 'Whether it opens the door now.' }) state!: ApiKeyState;
  @Field(() => DateTime, { description: 'When it was issued.' }) createdAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it stops to work; null: when it is revoked.' }) expiresAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while nobody has.' }) revokedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When somebody last came with it, to the minute; null: nobody did.' }) lastUsedAt!: string | null;
}

@ObjectType('MachineUser', { implements: Node, simpleResolvers: true, description: 'A system that uses the API with keys (§4.1): a partner’s, which acts for its client, or the desk’s own.' })
export class MachineUserType extends Node {
  @Field(() => String, { description: 'Name under which it acts; it stands on timelines.' }) name!: string;
  @Field(() => ClientType, { nullable: true, description: 'For whom it acts: it sees nothing of others. Null: a system of the desk.' }) client!: ClientType | null;
  @Field(() => Boolean, { description: 'False: none of its keys works. So it is while its client is inactive.' }) active!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it last came, with whichever key, to the minute.' }) lastUsedAt!: string | null;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const MachineUserConnection = connectionOf('MachineUser', () => MachineUserType);
export const CreateMachineUserPayload = payloadOf('CreateMachineUser', 'machineUser', () => MachineUserType);
export const UpdateMachineUserPayload = payloadOf('UpdateMachineUser', 'machineUser', () => MachineUserType);
export const RevokeApiKeyPayload = payloadOf('RevokeApiKey', 'machineUser', () => MachineUserType);
const IssuePayload = payloadOf('IssueApiKey', 'machineUser', () => MachineUserType);
Field(() => String, { nullable: true, description: 'The key. It is shown here and never again; send it as `Authorization: Bearer …`. Null when the act was refused.' })(IssuePayload.prototype, 'key');
export const IssueApiKeyPayload = IssuePayload;

export const machineUserShape: Shape = {
  table: 'machine_user',
  columns: { id: '@.id', name: '@.name', active: '@.active', lastUsedAt: '(select max(api_key.last_used_at) from api_key where api_key.machine_user_id = @.id)', version: '@.version' },
  relations: { client: { shape: () => clientShape, on: '^.id = @.client_id' } },
};

const stateOf = (row: Shaped): ApiKeyState => {
  const { revokedAt, expiresAt } = row as { revokedAt: string | null; expiresAt: string | null };
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && new Date(expiresAt).getTime() <= clock.now() ? 'EXPIRED' : 'WORKS';
};

/** Keys of many systems at once; their hashes are read by nobody. */
export const apiKeyShape: Shape = {
  table: 'api_key',
  columns: {
    id: '@.id', label: '@.label', prefix: '@.prefix', scopes: '@.scopes', createdAt: '@.created_at', expiresAt: '@.expires_at', revokedAt: '@.revoked_at', lastUsedAt: '@.last_used_at', machineUserId: '@.machine_user_id',
  },
  derived: { state: { needs: ['revokedAt', 'expiresAt'], from: stateOf } },
  always: ['machineUserId'],
};
