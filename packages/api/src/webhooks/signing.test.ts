import { createHmac } from 'node:crypto';
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
