import { expect, test } from 'vitest';
import { writtenWords } from './writtenWords.ts';

const given = { kind: 'RELEASE' as const, productVersion: '2.6', titleRu: null, titleEn: null, textRu: 'Быстрее.', textEn: null, featuresRu: null, featuresEn: null, fixesRu: null, fixesEn: null, url: null, solvedTickets: [], tellClients: false, requestKey: null };
const product = { name: 'Осциллограф', nameEn: 'Oscilloscope' };

test('a release is called by its product and version, in each language by the name that it has there (§3.3)', () => {
  expect(writtenWords(given, product)).toEqual({ kind: 'RELEASE', title: { ru: 'Новая версия: Осциллограф 2.6', en: 'New version: Oscilloscope 2.6' }, text: { ru: 'Быстрее.', en: 'Быстрее.' }, notes: { features: null, fixes: null, url: null } });
  expect(writtenWords(given, { name: 'Зенитрон', nameEn: null }).title.en).toBe('New version: Зенитрон 2.6');
});

test('what is written goes before what is usual; without English it is said in Russian', () => {
  expect(writtenWords({ ...given, titleRu: 'Вышла 2.6', textEn: 'Faster.' }, product)).toMatchObject({ title: { ru: 'Вышла 2.6', en: 'Вышла 2.6' }, text: { ru: 'Быстрее.', en: 'Faster.' } });
  expect(writtenWords({ ...given, titleEn: '2.6 is out' }, product).title).toEqual({ ru: 'Новая версия: Осциллограф 2.6', en: '2.6 is out' });
});

test('a release says what it brings and mends in both languages, each by itself, and where it is fetched (§3.3)', () => {
  expect(writtenWords({ ...given, featuresRu: 'Спутники', featuresEn: 'Satellites', fixesRu: 'Утечка', url: 'https://downloads.example/' }, product).notes)
    .toEqual({ features: { ru: 'Спутники', en: 'Satellites' }, fixes: { ru: 'Утечка', en: 'Утечка' }, url: 'https://downloads.example/' });
});

test('a release that says what it brings or mends may do without a text, anything else not (§3.3)', () => {
  for (const notes of [{ featuresRu: 'Спутники' }, { fixesRu: 'Утечка' }]) expect(writtenWords({ ...given, textRu: null, ...notes }, product).text).toEqual({ ru: '', en: '' });
  for (const wrong of [{}, { url: 'https://downloads.example/' }, { solvedTickets: ['TP-2026-000001'] }, { featuresRu: 'Спутники', textEn: 'Faster.' }, { kind: 'OUTAGE' as const, titleRu: 'Работы', fixesRu: 'Утечка' }])
    expect(() => writtenWords({ ...given, textRu: null, ...wrong }, product)).toThrow(expect.objectContaining({ code: 'REQUIRED_FIELD_MISSING', field: ['textRu'] }) as Error);
});

test('nothing but a release has them', () => {
  for (const [field, value] of [['featuresRu', 'Спутники'], ['fixesEn', 'Leak'], ['url', 'https://downloads.example/'], ['solvedTickets', ['TP-2026-000001']]] as const)
    expect(() => writtenWords({ ...given, kind: 'OUTAGE', titleRu: 'Работы', [field]: value }, null)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE', field: [field] }) as Error);
});

test.each([
  ['new functions in English alone', { ...given, featuresEn: 'Satellites' }, product, 'featuresRu'],
  ['fixes in English alone', { ...given, fixesEn: 'Leak' }, product, 'fixesRu'],
  ['a release of no product', given, null, 'productId'],
  ['a release of no version', { ...given, productVersion: null }, product, 'productVersion'],
  ['an outage without a title', { ...given, kind: 'OUTAGE' as const }, product, 'titleRu'],
])('%s is refused at its field', (_what, words, named, field) => {
  expect(() => writtenWords(words, named)).toThrow(expect.objectContaining({ code: 'REQUIRED_FIELD_MISSING', field: [field] }) as Error);
});
