import { describe, expect, test } from 'vitest';
import { keptTypeOf, mediaTypeOf, programKindOf } from './fileKind.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const elf = (machine: number, bigEndian = false): Uint8Array => {
  const header = Buffer.alloc(64);
  header.write('\u007fELF', 'latin1');
  header[5] = bigEndian ? 2 : 1;
  if (bigEndian) header.writeUInt16BE(machine, 18);
  else header.writeUInt16LE(machine, 18);
  return header;
};

describe('a program is known by its bytes, whatever its name', () => {
  test.each([
    ['MZ\u0090\u0000', 'exe'], ['\u00cf\u00fa\u00ed\u00fe', 'Mach-O'], ['L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'lnk'], ['PK\u0003\u0004', null], [':10000000', null], ['M', null],
  ])('%j is %s', (beginning, kind) => expect(programKindOf(bytes(beginning))).toBe(kind));

  test('of a computer on a desk; the firmware of a device is what a request is about', () => {
    expect([elf(62), elf(3), elf(183)].map(programKindOf)).toEqual(['ELF', 'ELF', 'ELF']);
    expect([elf(40), elf(243), elf(8, true)].map(programKindOf)).toEqual([null, null, null]);
    expect(programKindOf(elf(62, true))).toBe('ELF');
  });
});

test.each([
  ['text/plain; charset=utf-8', 'text/plain'], ['IMAGE/PNG', 'image/png'], ['text/html\r\nX: y', 'application/octet-stream'], ['nonsense', 'application/octet-stream'], [null, 'application/octet-stream'],
])('the media type %j is read as %s', (given, type) => expect(mediaTypeOf(given)).toBe(type));

test('what is called an image and is none loses the name', () => {
  expect([keptTypeOf('image/png', null), keptTypeOf('text/plain', 'image/gif'), keptTypeOf('application/pdf', null)]).toEqual(['application/octet-stream', 'image/gif', 'application/pdf']);
});
