export { connect, type Connection, type Reglament } from './connect.ts';
export { typed, type TypedDocument } from './document.ts';
export * from './documents.ts';
export { RefusedError, RequestError, type ToldError } from './errors.ts';
export type { Following } from './follow.ts';
export { foldSlaBoard, type BoardChanges, type BoardFrame, type FoldableBoard } from '../slaBoardChanges.ts';
export type * from './types.ts';
export { deliveriesInMemory, RepeatedDeliveryError, verifyWebhook, WebhookError, type Delivery, type DeliveryMemory, type Proof, type Received } from './webhook.ts';
