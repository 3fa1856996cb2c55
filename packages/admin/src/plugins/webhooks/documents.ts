import { gql, type Payload, type Picked } from '@reglament/admin/kit';
import type { WebhookDeliveryStatus, WebhookFault, WebhookStall } from '@reglament/schema';

export interface WebhookRecord {
  id: string; name: string; url: string; document: string; eventTypes: readonly string[]; active: boolean; failures: number; restsUntil: string | null;
  formerSecretUntil: string | null; waiting: number; dead: number; lastTakenAt: string | null; stalled: WebhookStall | null; stalledSince: string | null; version: number;
  machineUser: { id: string; name: string };
}
export interface Delivery {
  id: string; type: string; status: WebhookDeliveryStatus; attempts: number; waitingSince: string; nextAttemptAt: string | null; lastAttemptAt: string | null;
  lastStatus: number | null; lastFaultCode: WebhookFault | null; lastFault: string | null; milliseconds: number | null; body: string;
}

const ROW = gql`fragment WebhookRow on Webhook { id name url document eventTypes active failures restsUntil formerSecretUntil waiting dead lastTakenAt stalled stalledSince version machineUser { id name } }`;

export const WEBHOOKS = gql`query Webhooks($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [WebhookOrder!]) { webhooks(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...WebhookRow } totalCount } } ${ROW}`;
export const WEBHOOK = gql`query Webhook($id: ID!) { webhook(id: $id) { ...WebhookRow } } ${ROW}`;
export const UPDATE_WEBHOOK = gql<{ updateWebhook: Payload & { webhook: WebhookRecord | null } }, { input: { id: string; expectedVersion: number; active: boolean } }>`
  mutation UpdateWebhook($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const DELETE_WEBHOOK = gql<{ deleteWebhook: Payload & { webhook: WebhookRecord | null } }, { input: { id: string; expectedVersion: number } }>`
  mutation DeleteWebhook($input: DeleteWebhookInput!) { deleteWebhook(input: $input) { webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const CREATE_WEBHOOK = gql<{ createWebhook: Payload & { webhook: WebhookRecord | null; secret: string | null } }, { input: { machineUserId: string; name: string; url: string; document: string; eventTypes: readonly string[] } }>`
  mutation CreateWebhook($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const ROTATE_SECRET = gql<{ rotateWebhookSecret: Payload & { webhook: WebhookRecord | null; secret: string | null } }, { input: { id: string } }>`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const TRY_WEBHOOK = gql<{ tryWebhook: Payload & { webhook: WebhookRecord | null } }, { input: { id: string } }>`
  mutation TryWebhook($input: TryWebhookInput!) { tryWebhook(input: $input) { webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const REPLAY_WEBHOOK = gql<{ replayWebhook: Payload & { webhook: WebhookRecord | null } }, { input: { id: string; deliveryIds?: readonly string[] } }>`
  mutation ReplayWebhook($input: ReplayWebhookInput!) { replayWebhook(input: $input) { webhook { ...WebhookRow } userErrors { code message field clause } } } ${ROW}`;
export const DELIVERIES = gql<{ webhookDeliveries: { nodes: readonly Delivery[]; totalCount: number } }, { id: string; statuses: readonly WebhookDeliveryStatus[] | null; page: { offset: number; limit: number } }>`
  query WebhookDeliveries($id: ID!, $statuses: [WebhookDeliveryStatus!], $page: OffsetPageInput) { webhookDeliveries(page: $page, filter: { webhookId: $id, statuses: $statuses }) { nodes { id type status attempts waitingSince nextAttemptAt lastAttemptAt lastStatus lastFaultCode lastFault milliseconds body } totalCount } }`;

export const FIND_SYSTEMS = gql<{ machineUsers: { nodes: Picked[] } }, { text: string }>`query SystemsToTell($text: String!) { machineUsers(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name } } }`;
