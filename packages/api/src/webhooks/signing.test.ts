import { createHmac } from 'node:crypto';
import { verifyWebhook, WebhookError } from '@reglament/schema/client';
import { expect, test } from 'vitest';
import { newWebhookSecret, signatureOf } from './signing.ts';

const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };

test('a signature is the one that Standard Webhooks publishes for its example', () => {
  expect(signatureOf(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while two secrets are in force, both sign; each receiver finds its own', () => {
  const [first, second] = [newWebhookSecret(), newWebhookSecret()];
  const signatures = signatureOf(signed, [first, second]).split(' ');
  for (const [index, secret] of [first, second].entries()) {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(key).toHaveLength(32);
    expect(signatures[index]).toBe(`v1,${createHmac('sha256', key).update(`${signed.id}.${signed.timestamp}.${signed.body}`).digest('base64')}`);
  }
  expect(first).not.toBe(second);
});

test.each(['v1,A', 'v1,A===', 'v1,é', 'v1,', 'v1', '', 'v1,%%%%', 'v1a,AAAA v1,====', 'v1,\u{1F600}'])('whatever letters somebody forges a signature of, such as %j, the client for partners says that it is none', async (signature) => {
  const headers = { 'webhook-id': signed.id, 'webhook-timestamp': String(signed.timestamp), 'webhook-signature': signature };
  await expect(verifyWebhook({ headers, body: signed.body }, newWebhookSecret(), signed.timestamp * 1000)).rejects.toThrow(WebhookError);
});

test('beside a forged signature the right one counts, and a secret that is none is said to be', async () => {
  const secret = newWebhookSecret();
  const body = '{"type":"TRIAL"}';
  const headers = { 'webhook-id': signed.id, 'webhook-timestamp': String(signed.timestamp), 'webhook-signature': `v1,A v1,é ${signatureOf({ ...signed, body }, [secret])}` };
  expect(await verifyWebhook({ headers, body }, secret, signed.timestamp * 1000)).toEqual({ type: 'TRIAL' });
  for (const none of ['whsec_', 'whsec_A', 'password!']) await expect(verifyWebhook({ headers, body }, none, signed.timestamp * 1000)).rejects.toThrow('your secret is not one');
});
