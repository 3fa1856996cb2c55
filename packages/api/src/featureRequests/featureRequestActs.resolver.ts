import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, upsertRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf, tellResult } from '../platform/graphql/types.ts';
import { FeatureRequestType } from './featureRequest.type.ts';
import { clause, decideFeatureRequest, submitFeatureRequest, supportFeatureRequest } from './featureRequestActs.ts';
import { DecideFeatureRequestInput, SubmitFeatureRequestInput, SupportFeatureRequestInput } from './featureRequestInputs.ts';
import { readFeatureRequest } from './featureRequests.resolver.ts';

const wishes: RecordKind<'featureRequest'> = { subject: 'featureRequest', clause, read: readFeatureRequest };

const SubmitFeatureRequestPayload = tellResult(payloadOf('SubmitFeatureRequest', 'featureRequest', () => FeatureRequestType));
const SupportFeatureRequestPayload = payloadOf('SupportFeatureRequest', 'featureRequest', () => FeatureRequestType);
const DecideFeatureRequestPayload = payloadOf('DecideFeatureRequest', 'featureRequest', () => FeatureRequestType);

@Resolver()
export class FeatureRequestActsResolver {
  @Mutation(() => SubmitFeatureRequestPayload, { description: 'Registers a wish (§3.12); the client’s own voice is the first. One that its system has named by `externalId` is registered once.' })
  submitFeatureRequest(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SubmitFeatureRequestInput) input: SubmitFeatureRequestInput) {
    return upsertRecord(context, info, wishes, 'development.submit', async (work, viewer) => {
      const { wish, result } = await submitFeatureRequest(work, viewer, input);
      return { id: wish.id, result };
    });
  }

  @Mutation(() => SupportFeatureRequestPayload, { description: 'Adds a client’s voice to a wish; a second one is refused with ALREADY_SUPPORTED.' })
  supportFeatureRequest(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SupportFeatureRequestInput) input: SupportFeatureRequestInput) {
    return actOnRecord(context, info, wishes, 'development.submit', (work, viewer) => supportFeatureRequest(work, viewer, input));
  }

  @Mutation(() => DecideFeatureRequestPayload, { description: 'Decides what becomes of a wish (§3.12).' })
  decideFeatureRequest(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideFeatureRequestInput) input: DecideFeatureRequestInput) {
    return actOnRecord(context, info, wishes, 'development.decide', (work) => decideFeatureRequest(work, input));
  }
}
