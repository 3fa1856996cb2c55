import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { clause } from '../clients/clientFields.ts';
import { ContactType } from '../clients/contact.type.ts';
import { readContact } from '../clients/contacts.resolver.ts';
import { OnRecordInput } from '../platform/graphql/recordInputs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { erasePerson } from './erasing.ts';

const contacts: RecordKind<'contact'> = { subject: 'contact', clause, read: readContact };

@InputType({ description: 'Whose personal data go for good.' })
export class ErasePersonInput extends OnRecordInput {}

const ErasePersonPayload = payloadOf('ErasePerson', 'contact', () => ContactType);

@Resolver()
export class ErasureResolver {
  @Mutation(() => ErasePersonPayload, { description: 'Erases the personal data of a contact for good (law 152-FZ): name, address, telephone and position everywhere, the bytes of its letters, and what staff wrote as reasons. Requests, promises and the ledger stay. ACT_NOT_POSSIBLE when that was done before.' })
  erasePerson(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ErasePersonInput) input: ErasePersonInput) {
    return actOnRecord(context, info, contacts, 'persons.erase', (work) => erasePerson(work, input));
  }
}
