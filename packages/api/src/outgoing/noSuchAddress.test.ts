import { expect, test } from 'vitest';
import { saysNoSuchAddress } from './noSuchAddress.ts';

test.each([
  ['550 5.1.1 <a@b.example>: Recipient address rejected: User unknown', true],
  ['550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 NoSuchUser', true],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found', true],
  ['556 5.1.10 Recipient address has a null MX', true],
  ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', true],
  ['554 5.4.4 Host or domain name not found', true],
  ['550 5.2.1 The email account is disabled', true],
  ['550 No such user!', true],
  ['550 Message was not accepted -- invalid mailbox. Local mailbox is unavailable: user not found', true],
  ['551 User not local', true],
  ['5.1.1', true],
  ['smtp; 550 5.1.1 user unknown', true],
  ['552 5.2.2 Mailbox full', false],
  ['552 5.3.4 Message size exceeds fixed limit', false],
  ['550 5.7.1 Message rejected due to content', false],
  ['554 5.7.1 Service unavailable; client host blocked', false],
  ['550 5.7.26 This mail is unauthenticated', false],
  ['553 5.1.8 Sender address rejected: Domain not found', false],
  ['553 5.1.7 Bad sender address syntax', false],
  ['550 Spam message is rejected because of the policy', false],
  ['550 SPF check failed', false],
  ['550 relay not permitted', false],
  ['554 Transaction failed', false],
  ['450 4.1.1 try again later', false],
  ['551.1.5.1.12', false],
  ['550-5.1.1 no such user', true],
  ['550 5.7.1 No such user!', true],
  ['554 5.7.1 <a@b.example>: Recipient address rejected: User unknown in relay recipient table', true],
  ['550 5.7.1 Sender verify failed: unknown user', false],
  ['450 4.2.0 unknown user, try later', false],
])('%s: no such address is %s (R16)', (answer, expected) => {
  expect(saysNoSuchAddress(answer)).toBe(expected);
});
