import { expect, test } from 'vitest';
import type { Picture, PictureFault } from './fetchingPicture.ts';
import { PictureStore } from './pictureStore.ts';

const picture: Picture = { type: 'image/png', bytes: Buffer.from('x') };
/** A world in which each fetching waits until it is told to end. */
const storeOf = () => {
  const asked: { address: string; end: (what: Picture | PictureFault) => void }[] = [];
  const store = new PictureStore({ networks: [] }, (address) => new Promise((end) => { asked.push({ address, end }); }));
  const settled = () => new Promise<void>((done) => { setImmediate(done); });
  return { store, asked, settled, addresses: () => asked.map(({ address }) => address) };
};

test('a picture that several look at is asked for once, and a fault too', async () => {
  const { store, asked } = storeOf();
  const looks = [store.picture('a', 'm'), store.picture('a', 'n'), store.picture('b', 'm')];
  asked[0]?.end(picture);
  asked[1]?.end('NO_PICTURE');
  expect(await Promise.all(looks)).toEqual([picture, picture, 'NO_PICTURE']);
  expect(await Promise.all([store.picture('a', 'm'), store.picture('b', 'm')])).toEqual([picture, 'NO_PICTURE']);
  expect(asked).toHaveLength(2);
});

test('six are fetched at once and three of one letter, so that one letter with slow servers keeps no other waiting', async () => {
  const { store, asked, addresses, settled } = storeOf();
  const slow = Array.from({ length: 10 }, (_, at) => store.picture(`slow${at}`, 'slow'));
  expect(addresses()).toEqual(['slow0', 'slow1', 'slow2']);
  const others = ['a', 'b', 'c', 'd'].map((address) => store.picture(address, address));
  expect(addresses().slice(3)).toEqual(['a', 'b', 'c']);
  asked[0]?.end('NOT_HAD');
  await settled();
  // of those that wait the first that may: the slow letter has two of its three again
  expect(addresses().slice(6)).toEqual(['slow3']);
  asked[3]?.end(picture);
  await settled();
  expect(addresses().slice(7)).toEqual(['d']);
  for (let at = 0; at < 14; at += 1) {
    asked[at]?.end(picture);
    await settled();
  }
  expect(await Promise.all(others)).toEqual([picture, picture, picture, picture]);
  expect((await Promise.all(slow)).filter((one) => one === picture)).toHaveLength(9);
});

test('beyond two hundred that wait one is told to come again', async () => {
  const { store, asked, settled } = storeOf();
  const all = Array.from({ length: 203 }, (_, at) => store.picture(String(at), 'm'));
  await settled();
  expect(await store.picture('one more', 'm')).toBe('BUSY');
  for (let at = 0; at < 203; at += 1) {
    asked[at]?.end(picture);
    await settled();
  }
  expect((await Promise.all(all)).every((one) => one === picture)).toBe(true);
});
