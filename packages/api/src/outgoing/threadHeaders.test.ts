import { expect, test } from 'vitest';
import { threadHeaders, type ThreadLetter } from './threadHeaders.ts';

const theirs = (messageHeaderId: string): ThreadLetter => ({ messageHeaderId, byClient: true });
const ours = (messageHeaderId: string): ThreadLetter => ({ messageHeaderId, byClient: false });

test.each([
  ['the first letter of a thread answers nothing', [], null, []],
  ['a confirmation answers the client’s letter', [theirs('<1@a>')], '<1@a>', ['<1@a>']],
  ['an answer answers the client’s latest letter', [theirs('<1@a>'), ours('<2@b>'), theirs('<3@a>'), ours('<4@b>')], '<3@a>', ['<1@a>', '<2@b>', '<3@a>', '<4@b>']],
  ['a thread that the client began elsewhere goes on from our own', [ours('<1@b>'), ours('<2@b>')], '<2@b>', ['<1@b>', '<2@b>']],
])('%s', (_, before, inReplyTo, references) => {
  expect(threadHeaders(before)).toEqual({ inReplyTo, references });
});

test('a long thread keeps its beginning and its end', () => {
  const { references } = threadHeaders(Array.from({ length: 100 }, (_, index) => ours(`<${index}@b>`)));
  expect(references).toHaveLength(20);
  expect(references.at(0)).toBe('<0@b>');
  expect(references.at(1)).toBe('<81@b>');
  expect(references.at(-1)).toBe('<99@b>');
});
