import { announcementKinds, codesOf } from '@reglament/schema';
import { expect, test } from 'vitest';
import { newId } from '../platform/identity.ts';
import { narrowingProduct } from './newsReaders.ts';

const productId = newId();

test.each(codesOf(announcementKinds))('of what is announced a release alone is for those who may use its product (§3.3): %s', (kind) => {
  expect(narrowingProduct({ kind, productId })).toBe(kind === 'RELEASE' ? productId : null);
});

test('a release of no product is for all', () => expect(narrowingProduct({ kind: 'RELEASE', productId: null })).toBeNull());
