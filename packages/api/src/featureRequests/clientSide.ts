import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of wishes (§3.12): their own, and those that the desk took up. */
export const clientSide: ClientSide = {
  Query: ['featureRequest', 'featureRequests'],
  Mutation: ['submitFeatureRequest', 'supportFeatureRequest'],
  Subscription: ['wishChanges'],
  Ticket: ['featureRequests'],
  WishChange: ['actor', 'id', 'number', 'occurredAt', 'position', 'type', 'wish', 'wishVersion'],
  WishChangeFrame: ['ack', 'cursor', 'event'],
  FeatureRequest: ['benefit', 'client', 'createdAt', 'decisionComment', 'externalId', 'id', 'number', 'product', 'release', 'status', 'text', 'ticket', 'title', 'updatedAt', 'version', 'voices'],
  FeatureRequestFilter: ['externalId', 'ids', 'productId', 'status', 'text', 'updatedAfter', 'updatedBefore'],
  FeatureRequestOrder: ['direction', 'field'],
  SubmitFeatureRequestInput: ['benefit', 'externalId', 'id', 'productId', 'text', 'ticketId', 'title'],
  SupportFeatureRequestInput: ['featureRequestId'],
};
