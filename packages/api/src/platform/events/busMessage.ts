import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PlacedEvent } from './placedEvent.ts';

/** Servers of NATS take a megabyte, unless they are told otherwise. */
const longestBytes = 256 * 1024;
const sealBytes = 32;

const sealOf = (text: Uint8Array, key: string): Buffer => createHmac('sha256', key).update(text).digest();
const sealed = (events: readonly PlacedEvent[], key: string): Buffer => {
  const text = Buffer.from(JSON.stringify(events));
  return Buffer.concat([sealOf(text, key), text]);
};

/**
 * Events as messages of the bus, sealed with the key of the desk: whoever else may write to the bus makes nobody see an event that
 * never was. Many are several messages; one that is too long for any is a mere wake.
 */
export const messagesOf = (events: readonly PlacedEvent[], key: string): Buffer[] => {
  const whole = sealed(events, key);
  if (whole.length <= longestBytes) return [whole];
  if (events.length === 1) return [sealed([], key)];
  const half = Math.ceil(events.length / 2);
  return [...messagesOf(events.slice(0, half), key), ...messagesOf(events.slice(half), key)];
};

/** The events of a message; null when it was not sealed with this key. */
export const eventsOf = (message: Uint8Array, key: string): PlacedEvent[] | null => {
  const [seal, text] = [message.subarray(0, sealBytes), message.subarray(sealBytes)];
  if (seal.length < sealBytes || !timingSafeEqual(seal, sealOf(text, key))) return null;
  return JSON.parse(Buffer.from(text).toString()) as PlacedEvent[];
};
