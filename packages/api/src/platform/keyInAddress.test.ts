import { expect, test } from 'vitest';
import { alertOfKeyInAddress, hasKeyInAddress } from './keyInAddress.ts';

test.each(['/graphql?key=x', '/graphql?access_token=', '/client/graphql?a=1&API_KEY=rk_1', '/graphql?who=rk_abc', '/graphql?x=Bearer%20rk_abc', '/graphql?a?token=1&token=2'])('%s brings a key', (url) => {
  expect(hasKeyInAddress(url)).toBe(true);
});

test.each([undefined, '', '/graphql', '/graphql?', '/attachments/1/rk_notes.txt?download', '/graphql?keys=1&monkey=2', '/graphql?name=work_rk_1'])('%s brings none', (url) => {
  expect(hasKeyInAddress(url)).toBe(false);
});

test.each([
  ['/graphql?who=Bearer%20rk_abcdefghijklmnop', 'rk_abcdefg'], ['/client/graphql?a=1&token=rk_abcdefghijklmnop', 'rk_abcdefg'], ['/graphql?token=somebody-else’s-secret', null],
])('%s is an alert that names the beginning of a key of ours and no more', (url, keyBegins) => {
  const warned: unknown[][] = [];
  alertOfKeyInAddress({ warn: ((...said: unknown[]) => void warned.push(said)) as never }, url, { path: '/graphql', peer: '198.51.100.7' });
  expect(warned).toEqual([[{ code: 'KEY_IN_ADDRESS', path: '/graphql', peer: '198.51.100.7', keyBegins }, expect.stringContaining('revoke it')]]);
  expect(JSON.stringify(warned)).not.toMatch(/hijk|secret/);
});
