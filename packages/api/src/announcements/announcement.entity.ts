import { defineEntity, p } from '@mikro-orm/core';
import { announcementKinds, codesOf } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { Product } from '../products/product.entity.ts';

const AnnouncementSchema = defineEntity({
  name: 'Announcement',
  tableName: 'announcement',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    kind: p.enum(codesOf(announcementKinds)),
    titleRu: p.string().length(300),
    titleEn: p.string().length(300),
    /** Empty where a release says what it brings and mends, and no more. */
    textRu: p.text(),
    textEn: p.text(),
    /** What it announces: a version of the regulation, a year of the calendar. */
    subjectId: p.uuid().nullable(),
    /** What was released, or is meant. */
    product: () => p.manyToOne(Product).nullable(),
    /** As the makers write it. */
    productVersion: p.string().length(120).nullable(),
    /** What a release brings and mends (§3.3), one a line; null: nothing of the kind is told. */
    featuresRu: p.text().nullable(),
    featuresEn: p.text().nullable(),
    fixesRu: p.text().nullable(),
    fixesEn: p.text().nullable(),
    /** Where a release and its documentation are fetched, https. */
    url: p.string().length(2000).nullable(),
    /** The days that a notice of working hours is about (§6), the last one included. */
    periodFrom: p.date().nullable(),
    periodUntil: p.date().nullable(),
    /** Chosen by whoever asked for it, so that the same wish is not carried out twice. */
    requestKey: p.string().length(100).nullable().unique(),
    publishedAt: p.datetime(3).index(),
  },
});

/** A public announcement (§2.4, §3.3, §6): once published it stays as it was. */
export class Announcement extends AnnouncementSchema.class {}
AnnouncementSchema.setClass(Announcement);
