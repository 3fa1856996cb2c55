import { expect, it } from 'vitest';
import { namedIn } from './promiseNames.ts';

it('a report in English names companies and products in English, where they have such a name', () => {
  const [ladoga, seim] = [{ client: 'ООО «Ладога»', clientEn: 'Ladoga LLC', product: 'Зенитрон', productEn: 'Zenitron' }, { client: 'ООО «Сейм»', clientEn: null, product: null, productEn: null }];
  expect([ladoga, seim].map(namedIn('en'))).toMatchObject([{ client: 'Ladoga LLC', product: 'Zenitron' }, { client: 'ООО «Сейм»', product: null }]);
  expect([ladoga, seim].map(namedIn('ru'))).toEqual([ladoga, seim]);
});
