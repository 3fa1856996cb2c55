import { codesOf, announcementKinds } from '@reglament/schema';
import { expect, test } from 'vitest';
import { newId } from '../platform/identity.ts';
import { newsToken, readNewsToken } from './newsToken.ts';

const key = Buffer.alloc(32, 7);
const contactId = '019e0000-0000-7000-8000-000000000001';

test.each(codesOf(announcementKinds))('a token says whose news of the kind %s it is about, and nothing else', (kind) => {
  const token = newsToken(key, { contactId, kind });
  expect(token).toMatch(/^[\w-]{44}$/);
  expect(readNewsToken(key, token)).toEqual({ contactId, kind });
});

test('a token keeps its form: links in old letters work for ever', () => {
  expect(Buffer.from(newsToken(key, { contactId, kind: 'REGULATION' }), 'base64url').toString('hex')).toMatch(/^019e000000007000800000000000000101.{32}$/);
});

test('a token that was changed anywhere, of another key, or made up says nothing', () => {
  const token = newsToken(key, { contactId: newId(), kind: 'CALENDAR' });
  const bytes = Buffer.from(token, 'base64url');
  bytes.forEach((byte, at) => expect(readNewsToken(key, Buffer.from(bytes).fill(byte ^ 1, at, at + 1).toString('base64url'))).toBeNull());
  expect(readNewsToken(Buffer.alloc(32, 8), token)).toBeNull();
  for (const made of ['', 'A'.repeat(44), token.slice(1), `${token}A`, '../../graphql', 'а'.repeat(44)]) expect(readNewsToken(key, made)).toBeNull();
});
