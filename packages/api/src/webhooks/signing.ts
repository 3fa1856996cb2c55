import { createHmac, randomBytes } from 'node:crypto';
import { seal, unseal } from '../access/sealing.ts';

/**
 * Deliveries are signed as Standard Webhooks says: `webhook-signature` holds, for each secret that is in force, `v1,` and the HMAC
 * (SHA-256, base64) of `<webhook-id>.<webhook-timestamp>.<body>`. The secret is the base64 after `whsec_`.
 */
const prefix = 'whsec_';
const secretBytes = 32;

/** A new secret, as the receiver gets it: once. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64')}`;

/** How long a secret goes on signing after another one came. */
export const formerSecretMilliseconds = 48 * 60 * 60_000;

const purpose = (webhookId: string): string => `webhook ${webhookId}`;

export const sealSecret = (secret: string, webhookId: string): string => seal(secret, purpose(webhookId));
export const unsealSecret = (sealed: string, webhookId: string): string | null => unseal(sealed, purpose(webhookId));

export interface Signed {
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
}

/** The value of `webhook-signature`: one signature a secret, separated by spaces. */
export const signatureOf = ({ id, timestamp, body }: Signed, secrets: readonly string[]): string =>
  secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')}`).join(' ');
