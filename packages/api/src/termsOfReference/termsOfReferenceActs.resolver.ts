import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, upsertRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf, tellResult } from '../platform/graphql/types.ts';
import { clause } from './sentSections.ts';
import { readTermsOfReference } from './termsOfReference.resolver.ts';
import { TermsOfReferenceType } from './termsOfReference.type.ts';
import { decideTermsOfReference, submitTermsOfReference, withdrawTermsOfReference } from './termsOfReferenceActs.ts';
import { DecideTermsOfReferenceInput, SubmitTermsOfReferenceInput, WithdrawTermsOfReferenceInput } from './termsOfReferenceInputs.ts';

const documents: RecordKind<'termsOfReference'> = { subject: 'termsOfReference', clause, read: readTermsOfReference };

const SubmitTermsOfReferencePayload = tellResult(payloadOf('SubmitTermsOfReference', 'termsOfReference', () => TermsOfReferenceType));
const DecideTermsOfReferencePayload = payloadOf('DecideTermsOfReference', 'termsOfReference', () => TermsOfReferenceType);
const WithdrawTermsOfReferencePayload = payloadOf('WithdrawTermsOfReference', 'termsOfReference', () => TermsOfReferenceType);

@Resolver()
export class TermsOfReferenceActsResolver {
  @Mutation(() => SubmitTermsOfReferencePayload, { description: 'Submits Terms of Reference, or submits again what was sent back (§3.16).' })
  submitTermsOfReference(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SubmitTermsOfReferenceInput) input: SubmitTermsOfReferenceInput) {
    return upsertRecord(context, info, documents, 'development.submit', async (work, viewer) => {
      const { terms, result } = await submitTermsOfReference(work, viewer, input);
      return { id: terms.id, result };
    });
  }

  @Mutation(() => DecideTermsOfReferencePayload, { description: 'Decides on Terms of Reference; an agreement names its individually set term (§3.16).' })
  decideTermsOfReference(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideTermsOfReferenceInput) input: DecideTermsOfReferenceInput) {
    return actOnRecord(context, info, documents, 'development.decide', (work, viewer) => decideTermsOfReference(work, viewer, input));
  }

  @Mutation(() => WithdrawTermsOfReferencePayload, { description: 'The client takes its Terms of Reference back; possible until they are agreed on.' })
  withdrawTermsOfReference(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawTermsOfReferenceInput) input: WithdrawTermsOfReferenceInput) {
    return actOnRecord(context, info, documents, 'development.submit', (work, viewer) => withdrawTermsOfReference(work, viewer, input));
  }
}
