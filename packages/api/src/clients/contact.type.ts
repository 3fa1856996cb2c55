import { Field, Int, ObjectType } from 'type-graphql';
import type { AnnouncementKind } from '@reglament/schema';
import { AnnouncementKindEnum } from '../announcements/announcement.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { ClientType, clientShape } from './client.type.ts';

@ObjectType('Contact', { implements: Node, simpleResolvers: true, description: 'A person at a client.' })
export class ContactType extends Node {
  @Field(() => ClientType, { description: 'The client for whom the person writes.' }) client!: ClientType;
  @Field(() => String, { description: 'Name of the person.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Position at the client.' }) title!: string | null;
  @Field(() => Boolean, { description: 'The client’s responsible specialist (§1).' }) responsible!: boolean;
  @Field(() => String, { description: 'Identity of the sender of a letter; unique.' }) email!: string;
  @Field(() => String, { nullable: true, description: 'Telephone, as people write it.' }) phone!: string | null;
  @Field(() => String, { nullable: true, description: 'What another system calls the person; unique for the client.' }) externalId!: string | null;
  @Field(() => String, { nullable: true, description: 'Language of letters as staff chose it: ru or en; null: as the person writes.' }) locale!: string | null;
  @Field(() => String, { description: 'In which language letters to the person are written: the chosen one, else that of the person’s own letters, else the client’s.' }) lettersLocale!: string;
  @Field(() => Boolean, { description: 'False: no longer writes or gets letters.' }) active!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Since when no letter goes to the address: three in a row came back (R16). Null when letters arrive.' }) lettersStoppedAt!: string | null;
  @Field(() => Boolean, { description: 'Known by a letter alone that proved nothing of its sender (§4.9): letters on its request go there, news do not. A proven letter that gives a name ends it, and so does a person who changes the contact.' }) unproven!: boolean;
  @Field(() => [AnnouncementKindEnum], { description: 'News that the person does not want by letter (§2.4, §6); the others are sent where staff choose so. Letters on requests always are.' }) newsRefused!: AnnouncementKind[];
  @Field(() => DateTime, { nullable: true, description: 'When the personal data of the contact were erased (law 152-FZ); null for a person.' }) erasedAt!: string | null;
  @Field(() => Int, { description: 'Rises with each change; give it back as `expectedVersion`.' }) version!: number;
}

export const ContactConnection = connectionOf('Contact', () => ContactType);

export const contactShape: Shape = {
  table: 'contact',
  columns: { id: '@.id', name: '@.name', title: '@.title', responsible: '@.responsible', email: '@.email', phone: '@.phone', externalId: '@.external_id', locale: '@.locale', lettersLocale: 'coalesce(@.locale, @.heard_locale, (select whose.locale from client whose where whose.id = @.client_id))', active: '@.active', unproven: '@.unproven', lettersStoppedAt: '@.letters_stopped_at', newsRefused: '@.news_refused', erasedAt: '@.erased_at', version: '@.version' },
  relations: { client: { shape: () => clientShape, on: '^.id = @.client_id' } },
};

/** The same with the client's id, for reading the contacts of many clients at once. */
export const contactsOfClientShape: Shape = { ...contactShape, columns: { ...contactShape.columns, clientId: '@.client_id' }, always: ['clientId'] };
