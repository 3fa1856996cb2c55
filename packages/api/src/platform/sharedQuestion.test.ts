import { expect, test } from 'vitest';
import { sharedQuestion } from './sharedQuestion.ts';

test('what many ask at once is asked once, and what is asked after the answer is asked anew', async () => {
  const asked: string[] = [];
  const shared = sharedQuestion(async (question) => {
    asked.push(question);
    return question.toUpperCase();
  });
  expect(await Promise.all(['a', 'b', 'a', 'a', 'b'].map(shared))).toEqual(['A', 'B', 'A', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
  expect(await shared('a')).toBe('A');
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('a question that failed is told so to all who asked, and asked anew', async () => {
  let times = 0;
  const shared = sharedQuestion(async () => {
    times += 1;
    if (times === 1) throw new Error('away');
    return times;
  });
  expect((await Promise.allSettled([shared('a'), shared('a')])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shared('a')).toBe(2);
});
