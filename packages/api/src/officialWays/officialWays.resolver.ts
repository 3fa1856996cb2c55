import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { unofficialWays, type UnofficialWay } from '@reglament/schema';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { ContactType } from '../clients/contact.type.ts';
import { readContact } from '../clients/contacts.resolver.ts';
import { OnRecordInput } from '../platform/graphql/recordInputs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { clause, pointToOfficialWays } from './pointing.ts';

const UnofficialWayEnum = enumType(unofficialWays, 'UnofficialWay', 'Ways by which people ask and by which no support is given (§4.8).');
const contacts: RecordKind<'contact'> = { subject: 'contact', clause, read: readContact };
const PointToOfficialWaysPayload = payloadOf('PointToOfficialWays', 'contact', () => ContactType);

@InputType({ description: 'Somebody asked in a way that is no way to submit a request (§4.8).' })
class PointToOfficialWaysInput extends OnRecordInput {
  @Field(() => UnofficialWayEnum, { nullable: true, description: 'Required. How the person asked; the letter names it.' }) way?: UnofficialWay | null;
}

@Resolver()
export class OfficialWaysResolver {
  @Mutation(() => PointToOfficialWaysPayload, {
    description: 'Writes to a contact who asked by telephone, chat or forum how requests are submitted (§4.8, §4.1); no request comes of it. Once a day for each contact; leaves in opening hours (§4.6).',
  })
  pointToOfficialWays(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PointToOfficialWaysInput) input: PointToOfficialWaysInput) {
    return actOnRecord(context, info, contacts, 'officialWays.point', (work) => pointToOfficialWays(work, input));
  }
}
