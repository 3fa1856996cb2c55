import { expect, test } from 'vitest';
import { isMbox, lettersOfMbox } from './mbox.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const lettersOf = async (text: string, size = 1000, limit?: number): Promise<(string | undefined)[]> => {
  const letters: (string | undefined)[] = [];
  for await (const letter of lettersOfMbox(inPieces(text, size), limit)) letters.push(letter?.toString());
  return letters;
};

const two = 'From a@x Mon Nov 23 10:00:00 2026\nSubject: один\n\nтекст\n\nFrom b@x Mon Nov 23 10:00:01 2026\nSubject: два\n\nтоже\n';

test.each([1, 7, 1000])('letters come in their order, in pieces of %i bytes as well', async (size) => {
  expect(await lettersOf(two, size)).toEqual(['Subject: один\n\nтекст\n\n', 'Subject: два\n\nтоже\n']);
});

test('a line "From " inside a text separates nothing unless a blank line stands before it; a quoted one is what it was', async () => {
  expect(await lettersOf('From a\nSubject: x\n\ntext\nFrom here on\n>From quoted\n>>From twice\n> From a quote\n')).toEqual(['Subject: x\n\ntext\nFrom here on\nFrom quoted\n>From twice\n> From a quote\n']);
});

test('a sentence that begins with "From " stands in its letter, whatever the line before it', async () => {
  const text = 'Hello\n\nFrom Monday on the device fails.\nPlease help.\n\nFrom Nov 3 it was worse, since 10:00 or so, in all of 2026 rooms\n\nFrom May to December\n\nFrom 10:00 2026\n\n';
  expect(await lettersOf(`From a@x Mon Nov 23 10:00:00 2026\nSubject: x\n\n${text}From b@x Mon Nov 23 10:00:01 2026\nSubject: z\n\n`)).toEqual([`Subject: x\n\n${text}`, 'Subject: z\n\n']);
});

test.each([
  'From - Mon Nov 23 10:00:01 2026', 'From MAILER-DAEMON Fri Jul  8 12:08:34 2011', 'From 1789@xxx Mon Nov 23 10:00:00 +0000 2026', 'From b@x Mon Nov 23 10:00 2026', 'From b@x Mon Nov 23 10:00:00 MSK 2026', 'From b@x Mon Nov 23 10:00:00 2026 +0300',
  'From "a b"@x Mon Nov 23 10:00:00 2026', 'From b@x Mon, 23 Nov 2026 10:00:00 +0300', 'From b@x Mon, 23 Nov 2026 10:00:00', 'From Иван Mon Nov 23 10:00:00 2026',
])('a letter begins at %j', async (line) => {
  expect(await lettersOf(`From a\nSubject: x\n\ny\n\n${line}\nSubject: z\n\n`)).toEqual(['Subject: x\n\ny\n\n', 'Subject: z\n\n']);
});

test.each(['\ufeff', '\n', '\r\n\r\n', '\ufeff\n'])('an mbox is one, and its letters are whole, behind %j', async (before) => {
  expect(isMbox(Buffer.from(before + two))).toBe(true);
  expect(await lettersOf(before + two)).toEqual(await lettersOf(two));
  expect(isMbox(Buffer.from(`${before}From: a@x\n`))).toBe(false);
});

test('line ends of Windows stay as they are', async () => {
  expect(await lettersOf('From a Mon Nov 23 10:00:00 2026\r\nSubject: x\r\n\r\ny\r\n\r\nFrom b Mon Nov 23 10:00:00 2026\r\nSubject: z\r\n\r\n')).toEqual(['Subject: x\r\n\r\ny\r\n\r\n', 'Subject: z\r\n\r\n']);
});

test('a letter that is too large is told from the others, which come all the same', async () => {
  expect(await lettersOf(`From a\nSubject: x\n\n${'y'.repeat(100)}\n${'y'.repeat(100)}\n\nFrom b Mon Nov 23 10:00:00 2026\nSubject: z\n\n`, 10, 120)).toEqual([undefined, 'Subject: z\n\n']);
});

test('one letter is no mbox, and an empty file holds nothing', async () => {
  expect([isMbox(Buffer.from('From: a@x\n')), isMbox(Buffer.from('From a@x\n')), isMbox(Buffer.alloc(0))]).toEqual([false, true, false]);
  expect(await lettersOf('')).toEqual([]);
});
