import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishedVectors, vectorsFile, vectorsPath } from './publishedVectors.ts';

test('the published cases are all those of the table, at an address that anybody knows, with a hash over them and the rule in words', () => {
  const table = JSON.parse(readFileSync(new URL('slaVectors.json', import.meta.url), 'utf8')) as { rule: string; vectors: { id: string }[] };
  expect(vectorsPath).toBe('/sla-vectors.json');
  expect(publishedVectors.map(({ id }) => id)).toEqual(table.vectors.map(({ id }) => id));
  expect(publishedVectors.length).toBeGreaterThan(20);
  expect(vectorsFile).toEqual({ rule: table.rule, vectors: table.vectors, hash: createHash('sha256').update(JSON.stringify(table.vectors)).digest('hex') });
});
