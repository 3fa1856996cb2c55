import { expect, test } from 'vitest';
import { withoutUuencoded } from './uuencoded.ts';

const cat = 'begin 644 cat.txt\n#0V%T\n`\nend\n';
const textAndFiles = (text: string) => {
  const { text: remaining, files } = withoutUuencoded(Buffer.from(text));
  return [remaining.toString(), files.map(({ name, content }) => [name, content.toString()])];
};

test.each([
  ['a block alone', cat, '', [['cat.txt', 'Cat']]],
  ['between words', `До\n${cat}После`, 'До\nПосле', [['cat.txt', 'Cat']]],
  ['with ends of lines of its own', `До\r\n${cat.replaceAll('\n', '\r\n')}После`, 'До\r\nПосле', [['cat.txt', 'Cat']]],
  ['two of them', cat + cat, '', [['cat.txt', 'Cat'], ['cat.txt', 'Cat']]],
  ['with a Russian name', cat.replace('cat.txt', 'журнал обмена.log'), '', [['журнал обмена.log', 'Cat']]],
  ['of several lines', 'begin 600 x\nM86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A86%A\n!80  \n`\nend\n', '', [['x', 'a'.repeat(46)]]],
  ['in base64', 'begin-base64 644 cat.txt\nQ2F0\n====\nx', 'x', [['cat.txt', 'Cat']]],
  ['of nothing', 'begin 644 x\n`\nend\n', '', [['x', '']]],
])('%s', (_, text, remaining, files) => expect(textAndFiles(text)).toEqual([remaining, files]));

test.each([
  ['without an end', 'begin 644 cat.txt\n#0V%T\n'],
  ['that another begins in', 'begin 644 a\n#0V%T\nbegin 644 b\n'],
  ['within a line', `x ${cat}`],
  ['that only talks of beginning', 'begin 2026 with a plan\nand an\nend'],
])('what looks like a block %s stays in the text', (_, text) => expect(textAndFiles(text)).toEqual([text, []]));
