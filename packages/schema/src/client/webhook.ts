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
  override readonly name: string = 'WebhookError';
}

export interface Received {
  headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
  /** The body letter by letter, before anybody parsed it. */
  body: string;
}

/** Whoever repeats an old letter has five minutes, and none where the deliveries of those five minutes are remembered. */
const toleranceSeconds = 300;

/** The delivery was taken before, letter by letter: somebody repeats what they overheard. */
export class RepeatedDeliveryError extends WebhookError {
  override readonly name: string = 'RepeatedDeliveryError';
}

/** Remembers which deliveries were taken. One for all processes that receive, in a database for example, refuses what another of them took. */
export interface DeliveryMemory {
  /**
   * Takes a delivery, at once for all who ask: true when it was not taken before.
   * @param delivery at most 300 characters; another one for each try of the desk, which signs each try anew
   * @param until when it may be forgotten, in milliseconds since 1970: from then on its age alone refuses it
   */
  take(delivery: string, until: number): boolean | Promise<boolean>;
}

/** Remembers the deliveries of the last ten minutes at most, in this process alone. */
export const deliveriesInMemory = (clock: () => number = Date.now): DeliveryMemory & { readonly size: number } => {
  // in the order in which they came; they are kept for nearly the same time, so the eldest go first
  const taken = new Map<string, number>();
  return {
    get size() { return taken.size; },
    take: (delivery, until) => {
      const now = clock();
      for (const [one, end] of taken) {
        if (end > now) break;
        taken.delete(one);
      }
      if (taken.has(delivery)) return false;
      taken.set(delivery, until);
      return true;
    },
  };
};

export interface Proof {
  /** Milliseconds since 1970; the time of this machine without another wish. */
  now?: number;
  /** Refuses what was taken before, with RepeatedDeliveryError; without it whoever overheard a delivery may repeat it for five minutes. */
  memory?: DeliveryMemory;
}

const headerOf = ({ headers }: Received, name: string): string => {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  if (typeof value !== 'string' || value === '') throw new WebhookError(`the header ${name} is missing`);
  return value;
};

/** Null for what is no base64. */
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
};

/**
 * Proves that a delivery came from the desk, unaltered and lately (Standard Webhooks), and with a memory that nobody repeats it; answers
 * it. A new try of the desk is no repetition: it has the same `id` and a signature of its own.
 * @param secrets those in force, `whsec_…`: one usually, two while they are exchanged
 * @param proof the moment, or the moment and the memory
 * @throws WebhookError
 */
export const verifyWebhook = async <Data = unknown>(received: Received, secrets: string | readonly string[], proof: number | Proof = {}): Promise<Delivery<Data>> => {
  const { now = Date.now(), memory } = typeof proof === 'number' ? { now: proof } : proof;
  const [id, timestamp] = [headerOf(received, 'webhook-id'), headerOf(received, 'webhook-timestamp')];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > toleranceSeconds) throw new WebhookError('the delivery is not of now');
  const given = headerOf(received, 'webhook-signature').split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const content = new TextEncoder().encode(`${id}.${timestamp}.${received.body}`);
  for (const secret of [secrets].flat()) {
    const own = bytesOf(secret.replace(/^whsec_/, ''));
    if (!own || own.length === 0) throw new WebhookError('your secret is not one: it is whsec_ and base64');
    const key = await crypto.subtle.importKey('raw', own, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of given) {
      const bytes = bytesOf(signature);
      if (!bytes || !(await crypto.subtle.verify('HMAC', key, bytes, content))) continue;
      // only what is proven is remembered: others fill no memory
      if (memory && !(await memory.take(`${id}.${timestamp}`, (Number(timestamp) + toleranceSeconds + 1) * 1_000))) throw new RepeatedDeliveryError('the delivery was taken before');
      return JSON.parse(received.body) as Delivery<Data>;
    }
  }
  throw new WebhookError('the signature is not by your secret');
};
