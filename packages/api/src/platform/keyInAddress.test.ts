import { expect, test } from 'vitest';
import { hasKeyInAddress } from './keyInAddress.ts';

test.each(['/graphql?key=x', '/graphql?access_token=', '/client/graphql?a=1&API_KEY=rk_1', '/graphql?who=rk_abc', '/graphql?x=Bearer%20rk_abc', '/graphql?a?token=1&token=2'])('%s brings a key', (url) => {
  expect(hasKeyInAddress(url)).toBe(true);
});

test.each([undefined, '', '/graphql', '/graphql?', '/attachments/1/rk_notes.txt?download', '/graphql?keys=1&monkey=2', '/graphql?name=work_rk_1'])('%s brings none', (url) => {
  expect(hasKeyInAddress(url)).toBe(false);
});
