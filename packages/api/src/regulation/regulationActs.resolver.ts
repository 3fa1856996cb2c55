import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { RegulationVersionType } from './regulation.type.ts';
import { readRegulationVersion } from './regulation.resolver.ts';
import { changeRegulationDraft, clause, createRegulationDraft, discardRegulationDraft, publishRegulationVersion } from './regulationActs.ts';
import { ChangeRegulationDraftInput, CreateRegulationDraftInput, DiscardRegulationDraftInput, PublishRegulationVersionInput } from './regulationInputs.ts';
import { refreshRuleBooks } from './ruleBook.ts';

const kind: RecordKind<'regulationVersion'> = { subject: 'regulationVersion', clause, read: readRegulationVersion };
/** What is published is in the rules of this process before the act answers; other processes follow the event. */
const published: RecordKind<'regulationVersion'> = {
  ...kind,
  read: async (context, id, selection) => {
    await refreshRuleBooks(context.reader);
    return readRegulationVersion(context, id, selection);
  },
};

const CreateRegulationDraftPayload = payloadOf('CreateRegulationDraft', 'regulationVersion', () => RegulationVersionType);
const ChangeRegulationDraftPayload = payloadOf('ChangeRegulationDraft', 'regulationVersion', () => RegulationVersionType);
const DiscardRegulationDraftPayload = payloadOf('DiscardRegulationDraft', 'regulationVersion', () => RegulationVersionType);
const PublishRegulationVersionPayload = payloadOf('PublishRegulationVersion', 'regulationVersion', () => RegulationVersionType);

@Resolver()
export class RegulationActsResolver {
  @Mutation(() => CreateRegulationDraftPayload, { description: 'Begins the next version as a copy (§2.4).' })
  createRegulationDraft(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateRegulationDraftInput) input: CreateRegulationDraftInput) {
    return actOnRecord(context, info, kind, 'regulation.change', (work) => createRegulationDraft(work, input));
  }

  @Mutation(() => ChangeRegulationDraftPayload, { description: 'Changes a draft; what the desk could not work by is refused with its field and clause.' })
  changeRegulationDraft(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangeRegulationDraftInput) input: ChangeRegulationDraftInput) {
    return actOnRecord(context, info, kind, 'regulation.change', (work) => changeRegulationDraft(work, input));
  }

  @Mutation(() => DiscardRegulationDraftPayload, { description: 'Throws a draft away, and answers it as it last was.' })
  discardRegulationDraft(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardRegulationDraftInput) input: DiscardRegulationDraftInput) {
    return deleteRecord(context, info, kind, 'regulation.change', input.id, (work) => discardRegulationDraft(work, input));
  }

  @Mutation(() => PublishRegulationVersionPayload, { description: 'Publishes a draft with a public announcement of what changes (§2.4). Requests accepted before keep their version.' })
  publishRegulationVersion(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishRegulationVersionInput) input: PublishRegulationVersionInput) {
    return actOnRecord(context, info, published, 'regulation.change', (work) => publishRegulationVersion(work, input));
  }
}
