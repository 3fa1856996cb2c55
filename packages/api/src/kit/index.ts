/**
 * What a plugin of the server may rely on: `import … from '@reglament/api/kit'`. It is bundled with the server, so that a plugin
 * and the server share one clock, one schema and one entity of each kind. The rest of the server may change with any release.
 */
export type { Feature, Follower, Job, NodeKind, Process, System } from '../platform/feature.ts';
export type { PluginName } from '../platform/pluginName.ts';
export type { Right } from '../platform/right.ts';
export type { Card, CardDesk, CardItem, CardMaker, CardSubject, CardTone } from '../platform/card.ts';
export type { PlacedEvent } from '../platform/events/placedEvent.ts';
export type { Happening, Reaction, Work } from '../platform/work.ts';
export { systemActor, type Actor } from '../platform/events/actor.ts';
export { clock } from '../platform/clock.ts';
export { isUuid, newId } from '../platform/identity.ts';
export { Refusal, refusal } from '../platform/refusal.ts';
export { changeRecord, recordForAct, requireVersion } from '../platform/database/recordForAct.ts';
export { Conditions } from '../platform/reading/conditions.ts';
export { readAll, readConnection, readGroups, readOne, readRows, type Reader } from '../platform/reading/connection.ts';
export { selectionOf, type Selection } from '../platform/reading/selection.ts';
export type { Shape, Shaped } from '../platform/reading/shape.ts';
export { Cursor, DateOnly, DateTime } from '../platform/graphql/scalars.ts';
export { PageArgs, orderOf } from '../platform/graphql/lists.ts';
export { ActPayload, Node, UserError, connectionOf, payloadOf } from '../platform/graphql/types.ts';
export { OnRecordInput } from '../platform/graphql/recordInputs.ts';
export { allFields, givenFields, optional, required } from '../platform/input/fields.ts';
export { invalid, line, text } from '../platform/input/values.ts';
export { performAct, type ActOutcome } from '../access/act.ts';
export { batched } from '../access/batched.ts';
export { allowed, signedIn, type Context } from '../access/context.ts';
export { can, type RightName } from '../access/rights.ts';
export { actorOf, boundClientOf, isClientSide, type Viewer } from '../access/viewer.ts';
export { Client } from '../clients/client.entity.ts';
export { ClientType } from '../clients/client.type.ts';
export { Product } from '../products/product.entity.ts';
export { Staff } from '../staff/staff.entity.ts';
export { Ticket } from '../tickets/ticket.entity.ts';
export { TicketType } from '../tickets/ticket.type.ts';
export { ticketForAct, ticketIdOf, touch } from '../tickets/loading.ts';
