import type { AnnouncementKind } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AnnouncementKindEnum } from '../announcements/announcement.type.ts';
import { newIdMeaning, OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import type { Sent } from '../platform/input/fields.ts';
import type { clientFields, contactFields } from './clientFields.ts';

@InputType()
abstract class ClientInput implements Sent<typeof clientFields> {
  @Field(() => String, { nullable: true, description: 'Required. Latin letters, digits, dot, hyphen and underscore, at most 64; unique.' }) key?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. At most 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' }) nameEn?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' }) industry?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 120 characters.' }) city?: string | null;
  @Field(() => String, { nullable: true, description: 'IANA name; Europe/Moscow when it is empty.' }) timeZone?: string | null;
  @Field(() => String, { nullable: true, description: 'Mail domain whose letters are the client’s; none where anybody gets an address.' }) domain?: string | null;
  @Field(() => [String], { nullable: true, description: 'Who may write for it besides (§4.1, §4.9): at most 100 whole addresses, domains, or `*.company.example` for what is below a domain.' }) authorisedSenders?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Accept its letters without proof of their sender (§4.9): for a domain that signs nothing; false when it is empty.' }) unprovenLetters?: boolean | null;
  @Field(() => String, { nullable: true, description: 'At most 120 characters.' }) contract?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'First day of the support entitlement; open when it is empty.' }) supportFrom?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Last day of the support entitlement, not before the first; open when it is empty.' }) supportUntil?: string | null;
  @Field(() => String, { nullable: true, description: 'Language of letters: ru or en; ru when it is empty.' }) locale?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'False bars the keys and webhooks of its systems, too, until it is true again. True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'A new client (§1).' })
export class CreateClientInput extends ClientInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
}

@InputType({ description: 'A change of a client: a field that is left out stays, null empties it.' })
export class UpdateClientInput extends ClientInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A client to delete. One that is in use is made inactive instead.' })
export class DeleteClientInput extends OnRecordInput {}

@InputType()
abstract class ContactInput implements Sent<typeof contactFields> {
  @Field(() => String, { nullable: true, description: 'Required. At most 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' }) title?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The client’s responsible specialist (§1); false when it is empty.' }) responsible?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Required. Unique, kept in lower case; letters from it are the contact’s (§4.1).' }) email?: string | null;
  @Field(() => [AnnouncementKindEnum], { nullable: true, description: 'News that the person does not want by letter (§2.4, §6); none when it is empty.' }) newsRefused?: AnnouncementKind[] | null;
  @Field(() => String, { nullable: true, description: 'At most 64 characters.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Language of letters: ru or en; as the person writes when it is empty.' }) locale?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True when it is empty.' }) active?: boolean | null;
}

@InputType({ description: 'A new contact of a client (§1).' })
export class CreateContactInput extends ContactInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => String, { nullable: true, description: 'What the caller’s own system calls the person, at most 200 characters; unique for the client. Sent again it changes the contact that is there: what is left out stays.' }) externalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Required. The contact stays with this client.' }) clientId?: string | null;
}

@InputType({ description: 'A change of a contact: a field that is left out stays, null empties it.' })
export class UpdateContactInput extends ContactInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A contact to delete. One that wrote to us is made inactive instead.' })
export class DeleteContactInput extends OnRecordInput {}

@InputType({ description: 'A contact whose address is reached again.' })
export class ResumeLettersInput extends OnRecordInput {}
