import { expect, test } from 'vitest';
import { mostPictureBytes, type Picture, type PictureFault } from './fetchingPicture.ts';
import { PictureStore } from './pictureStore.ts';

const picture: Picture = { type: 'image/png', bytes: Buffer.from('x') };
/** A world in which each fetching waits until it is told to end. */
const storeOf = () => {
  const asked: { address: string; end: (what: Picture | PictureFault) => void; gone: AbortSignal | undefined }[] = [];
  const store = new PictureStore({ networks: [] }, (address, { signal }) => new Promise((end) => { asked.push({ address, end, gone: signal }); }));
  const settled = () => new Promise<void>((done) => { setImmediate(done); });
  /** Ends the fetching of an address, and waits until others have begun behind it. */
  const end = async (address: string, what: Picture | PictureFault = picture): Promise<void> => {
    asked.findLast((one) => one.address === address)?.end(what);
    await settled();
  };
  return { store, asked, settled, end, addresses: () => asked.map(({ address }) => address) };
};
type Store = ReturnType<typeof storeOf>['store'];
const lettersOf = (store: Store, letter: string, count: number, signal?: AbortSignal) => Array.from({ length: count }, (_, at) => store.picture(`${letter}${at}`, letter, signal));

test('a picture that several look at is asked for once, and a fault too', async () => {
  const { store, asked } = storeOf();
  const looks = [store.picture('a', 'm'), store.picture('a', 'n'), store.picture('b', 'm')];
  asked[0]?.end(picture);
  asked[1]?.end('NO_PICTURE');
  expect(await Promise.all(looks)).toEqual([picture, picture, 'NO_PICTURE']);
  expect(await Promise.all([store.picture('a', 'm'), store.picture('b', 'm')])).toEqual([picture, 'NO_PICTURE']);
  expect(asked).toHaveLength(2);
});

test('six are fetched at once and three of one letter, and two letters with slow servers leave a place to a third', async () => {
  const { store, addresses } = storeOf();
  void lettersOf(store, 'slow', 100);
  expect(addresses()).toEqual(['slow0', 'slow1', 'slow2']);
  void lettersOf(store, 'late', 100);
  expect(addresses().slice(3)).toEqual(['late0', 'late1']);
  void lettersOf(store, 'third', 2);
  expect(addresses().slice(5)).toEqual(['third0']);
});

test('where all places are taken, the next is of the letter that has fewest under way, however long others have waited, and the last is kept for one that has none', async () => {
  const { store, addresses, end } = storeOf();
  for (const letter of ['a', 'b', 'c']) void lettersOf(store, letter, 10);
  expect(addresses()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'c0']);
  void lettersOf(store, 'd', 10);
  await end('a0', 'NOT_HAD');
  expect(addresses().slice(6)).toEqual(['d0']);
  await end('a1');
  expect(addresses()).toHaveLength(7);
  void lettersOf(store, 'e', 10);
  expect(addresses().slice(7)).toEqual(['e0']);
  await end('b0');
  await end('b1');
  expect(addresses().slice(8)).toEqual(['b2']);
});

test('a picture that two letters name goes with the one of them that has fewest under way', async () => {
  const { store, addresses } = storeOf();
  void lettersOf(store, 'slow', 3);
  void store.picture('logo', 'slow');
  expect(addresses()).not.toContain('logo');
  void store.picture('logo', 'other');
  expect(addresses().slice(3)).toEqual(['logo']);
});

test('whoever has left is waited for no longer, and who still looks gets what is fetched', async () => {
  const { store, asked, addresses, settled, end } = storeOf();
  const gone = new AbortController();
  const left = lettersOf(store, 'left', 50, gone.signal);
  const stays = store.picture('left0', 'left');
  gone.abort();
  expect(new Set(await Promise.all(left))).toEqual(new Set(['NOT_HAD']));
  await settled();
  expect(asked.map((one) => one.gone?.aborted)).toEqual([false, true, true]);
  // the places of those that were under way are free
  void lettersOf(store, 'next', 3);
  expect(addresses().slice(3)).toEqual(['next0', 'next1', 'next2']);
  await end('left0');
  expect(await stays).toEqual(picture);
  // nothing is remembered of what was broken off
  void store.picture('left1', 'left');
  await settled();
  expect(addresses().at(-1)).toBe('left1');
  expect(await store.picture('left0', 'left', AbortSignal.abort())).toEqual(picture);
});

test('beyond two hundred that wait the letter that waits for most is told to come again, and no other', async () => {
  const { store, end, addresses } = storeOf();
  const [first, second] = ['first', 'second'].map((letter) => lettersOf(store, letter, 103)) as [ReturnType<Store['picture']>[], ReturnType<Store['picture']>[]];
  // three and two of them are under way
  expect(await second.at(-1)).toBe('BUSY');
  expect(await store.picture('first one more', 'first')).toBe('BUSY');
  // the sixth place, and a place among those that wait
  void store.picture('third0', 'third');
  const third = store.picture('third1', 'third');
  expect(await Promise.race([second.at(-2), first.at(-1)])).toBe('BUSY');
  await end('third0');
  expect(addresses().at(-1)).toBe('third1');
  await end('third1');
  expect(await third).toEqual(picture);
});

test('the largest picture is kept, whatever the length of its address', async () => {
  const { store, asked, end } = storeOf();
  const address = `https://pictures.example/${'a'.repeat(2_000)}`;
  const large: Picture = { type: 'image/png', bytes: Buffer.alloc(mostPictureBytes) };
  const look = store.picture(address, 'm');
  await end(address, large);
  expect(await look).toBe(large);
  expect(await store.picture(address, 'm')).toBe(large);
  expect(asked).toHaveLength(1);
});

test('a fetching that throws is a picture that was not had, and its place is free again', async () => {
  const store = new PictureStore({ networks: [] }, async () => Promise.reject(new Error('unforeseen')));
  expect(await Promise.all(lettersOf(store, 'm', 7))).toEqual(Array.from({ length: 7 }, () => 'NOT_HAD'));
});
