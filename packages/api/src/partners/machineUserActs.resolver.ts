import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { CreateMachineUserPayload, IssueApiKeyPayload, RevokeApiKeyPayload, UpdateMachineUserPayload } from './machineUser.type.ts';
import { createMachineUser, issueApiKey, revokeApiKey, updateMachineUser } from './machineUserActs.ts';
import { clause } from './machineUserFields.ts';
import { CreateMachineUserInput, IssueApiKeyInput, RevokeApiKeyInput, UpdateMachineUserInput } from './machineUserInputs.ts';
import { readMachineUser } from './machineUsers.resolver.ts';

const machineUsers: RecordKind<'machineUser'> = { subject: 'machineUser', clause, read: readMachineUser };

@Resolver()
export class MachineUserActsResolver {
  @Mutation(() => CreateMachineUserPayload, { description: 'Registers a system that will use the API (§4.1). It opens nothing until it has a key.' })
  createMachineUser(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateMachineUserInput) input: CreateMachineUserInput) {
    return actOnRecord(context, info, machineUsers, 'partners.keep', (work) => createMachineUser(work, input));
  }

  @Mutation(() => UpdateMachineUserPayload, { description: 'Renames a system, or switches it off and on with all of its keys.' })
  updateMachineUser(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateMachineUserInput) input: UpdateMachineUserInput) {
    return actOnRecord(context, info, machineUsers, 'partners.keep', (work) => updateMachineUser(work, input));
  }

  @Mutation(() => IssueApiKeyPayload, { description: 'Issues one more key; the former ones go on working until they are revoked. At most ten work at once.' })
  async issueApiKey(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => IssueApiKeyInput) input: IssueApiKeyInput) {
    let issued: string | null = null;
    const payload = await actOnRecord(context, info, machineUsers, 'partners.keep', async (work) => {
      const { user, key } = await issueApiKey(work, input);
      issued = key;
      return user;
    });
    return { ...payload, key: payload.machineUser === null ? null : issued };
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Takes a key back for good: requests with it are refused from now on, its sockets are closed.' })
  revokeApiKey(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput) {
    return actOnRecord(context, info, machineUsers, 'partners.keep', (work) => revokeApiKey(work, input));
  }
}
