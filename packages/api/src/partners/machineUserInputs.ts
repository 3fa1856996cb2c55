import { codesOf, keyScopes } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { scopesOfClients } from '../access/rights.ts';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import type { Sent } from '../platform/input/fields.ts';
import type { keyFields, machineUserFields } from './machineUserFields.ts';

@InputType()
abstract class MachineUserInput implements Sent<typeof machineUserFields> {
  @Field(() => String, { nullable: true, description: 'Required. At most 200 characters.' }) name?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'False bars all of its keys until it is true again. True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'A system that will use the API (§4.1).' })
export class CreateMachineUserInput extends MachineUserInput {
  @Field(() => ID, { nullable: true, description: 'The client for whom it acts, for good; without one it is a system of the desk and sees what the desk sees.' }) clientId?: string | null;
}

@InputType({ description: 'A change of a system: a field that is left out stays.' })
export class UpdateMachineUserInput extends MachineUserInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'One more key for a system.' })
export class IssueApiKeyInput extends OnRecordInput implements Sent<typeof keyFields> {
  @Field(() => String, { nullable: true, description: 'Where the key is used, at most 100 characters.' }) label?: string | null;
  @Field(() => [String], { nullable: true, description: `Required. What the key may do: ${codesOf(keyScopes).map((scope) => `\`${scope}\`${scopesOfClients.has(scope) ? '' : ' (the desk’s own systems only)'}`).join(', ')}.` }) scopes?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'When it stops to work; empty: when it is revoked.' }) expiresAt?: Date | null;
}

@InputType({ description: 'A key to take back.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'UUID of the key.' }) keyId!: string;
}
