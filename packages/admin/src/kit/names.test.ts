import { expect, test } from 'vitest';
import { nameIn, nameLang } from './names.tsx';

test.each([
  ['en', { name: 'ООО «Восток»', nameEn: 'Vostok LLC' }, 'Vostok LLC', undefined],
  ['en', { name: 'ООО «Восток»', nameEn: null }, 'ООО «Восток»', 'ru'],
  ['en', { name: 'ООО «Восток»', nameEn: '' }, 'ООО «Восток»', 'ru'],
  ['en', { name: 'Dunav d.o.o.' }, 'Dunav d.o.o.', undefined],
  ['ru', { name: 'ООО «Восток»', nameEn: 'Vostok LLC' }, 'ООО «Восток»', undefined],
  ['ru', { name: 'Dunav d.o.o.' }, 'Dunav d.o.o.', undefined],
] as const)('in %s %o is called %s, marked as %s', (locale, thing, name, lang) => {
  expect([nameIn(locale, thing), nameLang(locale, thing)]).toEqual([name, lang]);
});
