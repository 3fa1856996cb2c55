import { expect, test } from 'vitest';
import { FreshAnswer, FreshAnswers } from './freshAnswer.ts';

/** A question whose answers a test gives. */
const questioning = () => {
  const open: PromiseWithResolvers<number>[] = [];
  return { open, fresh: new FreshAnswer(() => {
    const asked = Promise.withResolvers<number>();
    open.push(asked);
    return asked.promise;
  }) };
};

test('whoever comes while a question is under way shares the next one, which is put when the first is answered', async () => {
  const { open, fresh } = questioning();
  const first = fresh.ask();
  const later = [fresh.ask(), fresh.ask(), fresh.ask()];
  expect(open).toHaveLength(1);
  open[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => open.length).toBe(2);
  open[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  expect(open).toHaveLength(2);
});

test('a question that failed fails those who waited for it, not those who came later', async () => {
  const { open, fresh } = questioning();
  const [first, later] = [fresh.ask(), fresh.ask()];
  open[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => open.length).toBe(2);
  open[1]?.resolve(7);
  expect(await later).toBe(7);
});

test('when nothing is under way the question is put at once', async () => {
  const { open, fresh } = questioning();
  const first = fresh.ask();
  open[0]?.resolve(1);
  await first;
  const second = fresh.ask();
  open[1]?.resolve(2);
  expect(await second).toBe(2);
});

test('each of many questions is put for itself, twice at most however many ask at once, and nothing of it stays', async () => {
  const asked: string[] = [];
  const answers = new FreshAnswers(async (about) => {
    const time = asked.push(about);
    await Promise.resolve();
    if (about === 'bad') throw new Error('away');
    return `${about} ${time}`;
  });
  const said = await Promise.all(['a', 'b', 'a', 'a', 'b', 'a'].map((about) => answers.ask(about)));
  expect(said).toEqual(['a 1', 'b 2', 'a 3', 'a 3', 'b 4', 'a 3']);
  expect((await Promise.allSettled([answers.ask('bad'), answers.ask('bad'), answers.ask('bad')])).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toEqual(['a', 'b', 'a', 'b', 'bad', 'bad']);
  expect(answers).toMatchObject({ asked: new Map() });
  expect(await answers.ask('a')).toBe('a 7');
});
