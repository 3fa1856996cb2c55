import { expect, test } from 'vitest';
import { mayReach, urlFault } from './reaching.ts';

const loopback = ['127.0.0.0/8'];

test.each([
  '127.0.0.1', '127.8.9.10', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1',
  '::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '::127.0.0.1', '::7f00:1', '::10.0.0.1', '::a9fe:a9fe', 'fec0::1', '2001::1', '192.88.99.1', '240.0.0.1', 'not an address',
])('%s is nobody’s public address', (address) => {
  expect(mayReach(address, [])).toBe(false);
});

test('public addresses are reached, others only in networks that were named', () => {
  expect(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'].map((one) => mayReach(one, []))).toEqual([true, true, true]);
  expect(['10.20.1.1', '10.21.1.1', '::ffff:10.20.1.1', 'fd00:1::1'].map((one) => mayReach(one, ['10.20.0.0/16', 'fd00:1::/32']))).toEqual([true, false, true, true]);
});

test.each([
  ['ftp://example.org/', [], 'NOT_A_URL'], ['hooks', [], 'NOT_A_URL'], ['https://name:word@example.org/', [], 'CREDENTIALS'], ['http://example.org/', [], 'NOT_HTTPS'], ['http://8.8.8.8/', loopback, 'NOT_HTTPS'],
  ['https://127.0.0.1/', [], 'FORBIDDEN_NETWORK'], ['https://2130706433/', [], 'FORBIDDEN_NETWORK'], ['https://0x7f.1/', [], 'FORBIDDEN_NETWORK'], ['https://[::1]/', [], 'FORBIDDEN_NETWORK'], ['https://[::ffff:7f00:1]/', [], 'FORBIDDEN_NETWORK'], ['https://localhost/', [], 'FORBIDDEN_NETWORK'], ['https://169.254.169.254/latest', [], 'FORBIDDEN_NETWORK'], ['https://[::127.0.0.1]/', [], 'FORBIDDEN_NETWORK'], ['https://[::a00:1]:8443/', [], 'FORBIDDEN_NETWORK'],
  ['https://example.org:22/', [], 'FORBIDDEN_PORT'], ['https://93.184.216.34:6379/', [], 'FORBIDDEN_PORT'], ['https://example.org:8443/', [], null], ['https://erp.example.org:9443/', ['10.0.0.0/8'], null],
  ['https://example.org/hooks', [], null], ['http://127.0.0.1:9/', loopback, null],
] as const)('%s with %j: %s', (url, networks, fault) => {
  expect(urlFault(url, networks)).toBe(fault);
});
