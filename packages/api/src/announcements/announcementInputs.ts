import type { AnnouncementKind } from '@reglament/schema';
import { Field, ID, InputType } from 'type-graphql';
import type { Sent } from '../platform/input/fields.ts';
import type { announcementFields } from './announcementFields.ts';
import { AnnouncementKindEnum } from './announcement.type.ts';

@InputType({ description: 'What people announce to everybody (§3.3, §6). Once published it stays as it is.' })
export class PublishAnnouncementInput implements Sent<typeof announcementFields> {
  @Field(() => AnnouncementKindEnum, { nullable: true, description: 'Required: RELEASE, OUTAGE or OTHER; the regulation and the calendar announce their changes themselves.' }) kind?: AnnouncementKind | null;
  @Field(() => ID, { nullable: true, description: 'The product that it is about; required for a release (§3.3).' }) productId?: string | null;
  @Field(() => String, { nullable: true, description: 'The version of that product, at most 120 characters; required for a release.' }) productVersion?: string | null;
  @Field(() => String, { nullable: true, description: 'One line in Russian, at most 300 characters. Required, but a release without it is called by its product and version.' }) titleRu?: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; the Russian one without it.' }) titleEn?: string | null;
  @Field(() => String, { nullable: true, description: 'Plain text in Russian, at most 10,000 characters. Required, but a release that has `featuresRu` or `fixesRu` may do without.' }) textRu?: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; the Russian one without it.' }) textEn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a release alone: what is new in it, one a line, in Russian, at most 10,000 characters.' }) featuresRu?: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; the Russian one without it.' }) featuresEn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a release alone: what it mends, one a line, in Russian, at most 10,000 characters.' }) fixesRu?: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; the Russian one without it.' }) fixesEn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a release alone: where it and its documentation are fetched. Only https, at most 2,000 characters.' }) url?: string | null;
  @Field(() => [String], { nullable: true, description: 'Of a release alone: numbers of the tickets that it solves, at most 500; each must be there (§3.3). A client reads those of its own only.' }) solvedTickets?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether contacts of active clients are told by letter too, except those who declined such news; false without it. Of a release only clients are told who may use its product: whose requests, Terms of Reference or wishes name it, of whom no product is known, or whose request it solves (§3.3).' }) tellClients?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Chosen by whoever asks, at most 100 characters. The same key with the same words answers what was published before and publishes nothing; with other words it is refused with ALREADY_EXISTS.' }) requestKey?: string | null;
}
