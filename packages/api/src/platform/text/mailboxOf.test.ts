import { expect, test } from 'vitest';
import { mailboxOf } from './mailboxOf.ts';

test.each([
  ['Roman+Desk@Ladoga.example', 'roman@ladoga.example'],
  ['roman+a+b@ladoga.example', 'roman@ladoga.example'],
  ['bounce+a=b@client.example', 'bounce@client.example'],
  ['roman@ladoga+rk.example', 'roman@ladoga+rk.example'],
  ['+2aa@x.example', '+2aa@x.example'],
  ['', ''],
])('the mailbox of %j is %j', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
