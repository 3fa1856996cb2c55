import { announcementKinds, type AnnouncementKind } from '@reglament/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { connectionOf, Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';

export const AnnouncementKindEnum = enumType(announcementKinds, 'AnnouncementKind', 'What a public announcement is about (§2.4, §3.3, §6).');

@ObjectType('Announcement', { implements: Node, simpleResolvers: true, description: 'A public announcement of the desk (§2.4, §3.3, §6).' })
export class AnnouncementType extends Node {
  @Field(() => AnnouncementKindEnum, { description: 'What it is about.' }) kind!: AnnouncementKind;
  @Field(() => String, { description: 'One line in Russian.' }) titleRu!: string;
  @Field(() => String, { description: 'One line in English.' }) titleEn!: string;
  @Field(() => String, { description: 'Plain text, one change a line. Empty where a release says what is new in it or what it mends, and no more.' }) textRu!: string;
  @Field(() => String, { description: 'The text in English; in Russian where nobody wrote it in English, empty where there is none.' }) textEn!: string;
  @Field(() => ID, { nullable: true, description: 'The record that it announces, for example a version of the regulation.' }) subjectId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The product that it is about; always there for a release (§3.3).' }) productId!: string | null;
  @Field(() => String, { nullable: true, description: 'The version of that product, as its makers write it.' }) productVersion!: string | null;
  @Field(() => String, { nullable: true, description: 'What is new in a release (§3.3), one a line, in Russian; null where nothing is told of it.' }) featuresRu!: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; in Russian where nobody wrote it in English.' }) featuresEn!: string | null;
  @Field(() => String, { nullable: true, description: 'What a release mends (§3.3), one a line, in Russian; null where nothing is told of it.' }) fixesRu!: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English; in Russian where nobody wrote it in English.' }) fixesEn!: string | null;
  @Field(() => String, { nullable: true, description: 'Where a release and its documentation are fetched; https.' }) url!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'The first day that a notice of working hours is about (§6); null for anything else.' }) periodFrom!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'The last day that it is about.' }) periodUntil!: string | null;
  @Field(() => DateTime, { description: 'When it became public; since then it stays as it was.' }) publishedAt!: string;
}

export const AnnouncementConnection = connectionOf('Announcement', () => AnnouncementType);

export const announcementShape: Shape = {
  table: 'announcement',
  columns: {
    id: '@.id', kind: '@.kind', titleRu: '@.title_ru', titleEn: '@.title_en', textRu: '@.text_ru', textEn: '@.text_en', subjectId: '@.subject_id', productId: '@.product_id', productVersion: '@.product_version',
    featuresRu: '@.features_ru', featuresEn: '@.features_en', fixesRu: '@.fixes_ru', fixesEn: '@.fixes_en', url: '@.url', periodFrom: '@.period_from::text', periodUntil: '@.period_until::text', publishedAt: '@.published_at',
  },
};
