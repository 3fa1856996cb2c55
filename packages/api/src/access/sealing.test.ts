import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { seal, unseal, useSealingKey } from './sealing.ts';
import { sealingKeyOf } from './sealingKey.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => useSealingKey(() => Buffer.alloc(32, 1)));

test('what is sealed is opened by the same key for the same purpose, and shows nothing', () => {
  const sealed = seal('пароль', 'mailbox a');
  expect(unseal(sealed, 'mailbox a')).toBe('пароль');
  expect(sealed).not.toContain(Buffer.from('пароль').toString('base64url'));
  expect(seal('пароль', 'mailbox a')).not.toBe(sealed);
});

test('another purpose, another key or another text opens nothing', () => {
  const sealed = seal('пароль', 'mailbox a');
  expect(unseal(sealed, 'mailbox b')).toBeNull();
  expect(unseal(`${sealed.slice(0, -2)}AA`, 'mailbox a')).toBeNull();
  expect(['', 'v1.', 'v0.abc', 'v1.AAAA', 'пароль'].map((text) => unseal(text, 'mailbox a'))).toEqual([null, null, null, null, null]);
  useSealingKey(() => Buffer.alloc(32, 2));
  expect(unseal(sealed, 'mailbox a')).toBeNull();
});

test('the key is that of the setting, else one that is made once and that its owner alone can read', () => {
  expect(sealingKeyOf({ secretKey: 'ab'.repeat(32), dataDir: folder })).toEqual(Buffer.alloc(32, 0xab));
  const first = sealingKeyOf({ secretKey: undefined, dataDir: path.join(folder, 'new') });
  expect(first).toHaveLength(32);
  expect(sealingKeyOf({ secretKey: undefined, dataDir: path.join(folder, 'new') })).toEqual(first);
  expect(statSync(path.join(folder, 'new', 'secret.key')).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(folder, 'secret.key'), 'nonsense');
  expect(() => sealingKeyOf({ secretKey: undefined, dataDir: folder })).toThrow('holds no key');
});
