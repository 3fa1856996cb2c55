import { expect, it } from 'vitest';
import { parseAst } from 'vite';
import { documentsIn } from './consoleDocuments.ts';

const found = (code: string): string[] => documentsIn(parseAst(code)).map((text) => text.replace(/\s+/g, ' '));

it('documents are found as they are written, each operation and fragment by itself', () => {
  expect(found("import { definePlugin, gql } from '@reglament/admin/kit'; const ROW = gql`fragment Row on Client { id }`; export const ONE = gql`query One($id: ID!) { client(id: $id) { ...Row } } ${ROW}`;"))
    .toEqual(['fragment Row on Client { id }', 'query One($id: ID!) { client(id: $id) { ...Row } }']);
});
it('a package that was built before may call gql by another name', () => {
  expect(found('import{gql as e}from"@reglament/admin/kit";const t=e`{ viewer { id } }`;const n=()=>e`{ plugins { id } }`;')).toEqual(['{ viewer { id } }', '{ plugins { id } }']);
});
it('the gql of another library is none of ours', () => {
  expect(found("import { gql } from '@apollo/client'; const query = gql`no document`;")).toEqual([]);
  expect(found("import { gql } from '../kit/data/gql.ts'; const tell = (html) => html`no document`; gql`{ viewer { id } }`;")).toEqual(['{ viewer { id } }']);
});
