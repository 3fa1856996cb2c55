import { termsOfReferenceStandards, type TermsOfReferenceStandard } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { TimelineEntryType } from '../correspondence/timeline.type.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { PageArgs, whereTextIn } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { journalsOf } from './journal.ts';
import { inStandardOrder, type FilledSection } from './sections.ts';
import { standards } from './standards.ts';
import {
  TermsOfReferenceConnection, TermsOfReferenceFilter, termsOfReferenceOrder, TermsOfReferenceSectionType, termsOfReferenceShape, TermsOfReferenceStandardEnum,
  TermsOfReferenceTemplate, TermsOfReferenceType, textOfTermsOfReference,
} from './termsOfReference.type.ts';

@ArgsType()
class TermsOfReferencesArgs extends PageArgs {
  @Field(() => TermsOfReferenceFilter, { nullable: true }) filter?: TermsOfReferenceFilter | null;
  @Field(() => [termsOfReferenceOrder.Order], { nullable: true }) orderBy?: InstanceType<typeof termsOfReferenceOrder.Order>[] | null;
}

const conditionsOf = (filter: TermsOfReferenceFilter | null | undefined): Conditions => {
  const conditions = new Conditions()
    .whereNamed(filter?.ids)
    .whereGiven('t.external_id = ?', filter?.externalId?.trim())
    .whereGiven('t.status = any(?::text[])', filter?.status)
    .whereGiven('t.standard = any(?::text[])', filter?.standard)
    .whereGiven('t.client_id = any(?::uuid[])', filter?.clientId?.filter(isUuid))
    .whereGiven('t.product_id = any(?::uuid[])', filter?.productId?.filter(isUuid));
  whereTextIn(conditions, textOfTermsOfReference, filter?.text);
  return conditions;
};

/** A client’s system sees the documents of its client. */
export const ownTerms = (conditions: Conditions, viewer: Viewer): Conditions => conditions.whereGiven('t.client_id = ?', boundClientOf(viewer));

/** One document by its id or its number. */
export const readTermsOfReference = (context: Context, named: string, selection: Selection, bound: string | null = null): Promise<Shaped | null> => {
  const key = idOrNumber(named);
  const conditions = 'id' in key ? new Conditions().where('t.id = ?', key.id) : new Conditions().where('t.number = ?', key.number);
  return readOne(context.reader, termsOfReferenceShape, selection, conditions.whereGiven('t.client_id = ?', bound));
};

const journals = {};

@Resolver(() => TermsOfReferenceType)
export class TermsOfReferenceResolver {
  @Query(() => TermsOfReferenceType, { nullable: true, description: 'Terms of Reference by their id or their number.' })
  termsOfReference(@Ctx() context: Context, @Arg('id', () => ID, { description: 'UUID or number, for example TOR-2026-004.' }) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    return readTermsOfReference(context, id, selectionOf(info), boundClientOf(allowed(context, 'development.read')));
  }

  @Query(() => TermsOfReferenceConnection, { description: 'Terms of Reference, the newest first without another order. A partner’s system sees those of its client.' })
  termsOfReferences(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => TermsOfReferencesArgs) { filter, orderBy, ...page }: TermsOfReferencesArgs): Promise<ConnectionResult> {
    const bound = boundClientOf(allowed(context, 'development.read'));
    const conditions = conditionsOf(filter).whereGiven('t.client_id = ?', bound);
    return readConnection(context.reader, { shape: termsOfReferenceShape, selection: selectionOf(info), conditions, order: termsOfReferenceOrder.terms(orderBy), page });
  }

  @Query(() => TermsOfReferenceTemplate, { description: 'The sections of a standard, to be filled in (§3.16).' })
  termsOfReferenceTemplate(@Ctx() context: Context, @Arg('standard', () => TermsOfReferenceStandardEnum, { description: 'Which standard.' }) standard: TermsOfReferenceStandard): TermsOfReferenceTemplate {
    allowed(context, 'development.read');
    const sections = standards[standard].map(({ code, name, hint, required }) => ({ code, nameRu: name.ru, nameEn: name.en, hintRu: hint.ru, hintEn: hint.en, required }));
    return { standard, name: termsOfReferenceStandards[standard][context.locale], sections };
  }

  @FieldResolver(() => [TermsOfReferenceSectionType], { description: 'The sections that are filled in, in the order of the standard.' })
  sections(@Root() terms: Shaped, @Ctx() context: Context): TermsOfReferenceSectionType[] {
    const filled = inStandardOrder(terms['standard'] as TermsOfReferenceStandard, terms['sections'] as FilledSection[]);
    return filled.map(({ code, name, text, required }) => ({ code, name: name[context.locale], text, required }));
  }

  @FieldResolver(() => [TimelineEntryType], { description: 'Submissions and decisions, oldest first, as the event log keeps them.' })
  async acts(@Root() terms: Shaped, @Ctx() context: Context): Promise<TimelineEntryType[]> {
    allowed(context, 'development.read');
    return (await batched(context, journals, String(terms['id']), (ids) => journalsOf(context, ids))) ?? [];
  }
}
