import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { activeOrderGoes, byNameOf, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ContactConnection, contactShape, ContactType } from './contact.type.ts';

const clientName = '(select client.name from client where client.id = t.client_id)';
const directory = { text: ['t.name', 't.email', 't.title', 't.phone', clientName], active: 't.active', client: 't.client_id' };

const order = orderOf(
  'Contact',
  {
    NAME: { sql: 't.name', type: 'text' },
    EMAIL: { sql: 't.email', type: 'text' },
    TITLE: { sql: 't.title', type: 'text', nullable: true, deprecated: 'Since 2026-11-29: use NAME.' },
    CLIENT: byNameOf('client', 'client_id'),
    RESPONSIBLE: { sql: 't.responsible', type: 'boolean', deprecated: 'Since 2026-11-29: use `Client.contacts`, where the responsible ones stand first.' },
    ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes },
  },
  [{ field: 'NAME', direction: 'ASC' }],
);

@ArgsType()
class ContactsArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => String, { nullable: true, description: 'Only those that another system calls so, whole.' }) externalId?: string | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

/** A client’s system sees the people of its client. */
export const ownContacts = (conditions: Conditions, viewer: Viewer): Conditions => conditions.whereGiven('t.client_id = ?', boundClientOf(viewer));

export const readContact = async (context: Context, id: string, selection: Selection, bound: string | null = null): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, contactShape, selection, new Conditions().where('t.id = ?', id).whereGiven('t.client_id = ?', bound)) : null;

@Resolver()
export class ContactsResolver {
  @Query(() => ContactType, { nullable: true, description: 'One contact of a client.' })
  contact(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    return readContact(context, id, selectionOf(info), boundClientOf(allowed(context, 'directory.read')));
  }

  @Query(() => ContactConnection, { description: 'Contacts, by name without another order. A partner’s system sees only those of its client.' })
  contacts(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => ContactsArgs) { filter, externalId, orderBy, ...page }: ContactsArgs): Promise<ConnectionResult> {
    const bound = boundClientOf(allowed(context, 'directory.read'));
    const conditions = directoryConditions(directory, filter).whereGiven('t.client_id = ?', bound).whereGiven('t.external_id = ?', externalId?.trim());
    return readConnection(context.reader, { shape: contactShape, selection: selectionOf(info), conditions, order: order.terms(orderBy), page });
  }
}
