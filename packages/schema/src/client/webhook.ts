/** What a webhook delivers, when it has proven that the desk sent it. */
export interface Delivery<Data = unknown> {
  /** The event; the same each time it is tried, so keep it to leave out what came twice. */
  id: string;
  type: string;
  /** Place of the event in the stream, for subscriptions too; null for a trial. */
  cursor: string | null;
  occurredAt: string;
  /** In the shape of the document of the webhook; null for a trial. */
  data: Data | null;
}

/** Why a delivery was not taken. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

export interface Received {
  headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
  /** The body letter by letter, before anybody parsed it. */
  body: string;
}

/** Whoever repeats an old letter has five minutes. */
const toleranceSeconds = 300;

const headerOf = ({ headers }: Received, name: string): string => {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value !== 'string' || value === '') throw new WebhookError(`the header ${name} is missing`);
  return value;
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/**
 * Proves that a delivery came from the desk, unaltered and lately (Standard Webhooks), and answers it.
 * @param secrets those in force, `whsec_…`: one usually, two while they are exchanged
 * @throws WebhookError
 */
export const verifyWebhook = async <Data = unknown>(received: Received, secrets: string | readonly string[], now: number = Date.now()): Promise<Delivery<Data>> => {
  const [id, timestamp] = [headerOf(received, 'webhook-id'), headerOf(received, 'webhook-timestamp')];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > toleranceSeconds) throw new WebhookError('the delivery is not of now');
  const given = headerOf(received, 'webhook-signature').split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const content = new TextEncoder().encode(`${id}.${timestamp}.${received.body}`);
  for (const secret of [secrets].flat()) {
    const key = await crypto.subtle.importKey('raw', bytesOf(secret.replace(/^whsec_/, '')), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of given) {
      const bytes = /^[A-Za-z0-9+/]+=*$/.test(signature) ? bytesOf(signature) : null;
      if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, content))) return JSON.parse(received.body) as Delivery<Data>;
    }
  }
  throw new WebhookError('the signature is not by your secret');
};
