import { expect, test } from 'vitest';
import { writtenWords } from './writtenWords.ts';

const given = { kind: 'RELEASE' as const, productVersion: '2.6', titleRu: null, titleEn: null, textRu: 'Быстрее.', textEn: null, tellClients: false, requestKey: null };
const product = { name: 'Осциллограф', nameEn: 'Oscilloscope' };

test('a release is called by its product and version, in each language by the name that it has there (§3.3)', () => {
  expect(writtenWords(given, product)).toEqual({ kind: 'RELEASE', title: { ru: 'Новая версия: Осциллограф 2.6', en: 'New version: Oscilloscope 2.6' }, text: { ru: 'Быстрее.', en: 'Быстрее.' } });
  expect(writtenWords(given, { name: 'Зенитрон', nameEn: null }).title.en).toBe('New version: Зенитрон 2.6');
});

test('what is written goes before what is usual; without English it is said in Russian', () => {
  expect(writtenWords({ ...given, titleRu: 'Вышла 2.6', textEn: 'Faster.' }, product)).toMatchObject({ title: { ru: 'Вышла 2.6', en: 'Вышла 2.6' }, text: { ru: 'Быстрее.', en: 'Faster.' } });
  expect(writtenWords({ ...given, titleEn: '2.6 is out' }, product).title).toEqual({ ru: 'Новая версия: Осциллограф 2.6', en: '2.6 is out' });
});

test.each([
  ['a release of no product', given, null, 'productId'],
  ['a release of no version', { ...given, productVersion: null }, product, 'productVersion'],
  ['an outage without a title', { ...given, kind: 'OUTAGE' as const }, product, 'titleRu'],
])('%s is refused at its field', (_what, words, named, field) => {
  expect(() => writtenWords(words, named)).toThrow(expect.objectContaining({ code: 'REQUIRED_FIELD_MISSING', field: [field] }) as Error);
});
