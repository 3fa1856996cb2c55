import { describe, expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import { formOf, inOrder, mayWithdraw, nameOf } from './decisions.ts';
import plugin from './index.ts';
import { filledOf, missingOf } from './sections.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(plugin)).toEqual([]));

it('orders documents by their submission as the server names it', () => {
  const { variables } = requestOf(plugin, 'GET_LIST', 'termsOfReference', { pagination: { page: 1, perPage: 50 }, sort: { field: 'submittedAt', order: 'DESC' }, filter: { status: ['DRAFT'] } });
  expect(variables).toEqual({ page: { offset: 0, limit: 50 }, orderBy: [{ field: 'SUBMITTED', direction: 'DESC' }], filter: { status: ['DRAFT'] } });
});

describe('the form by the standard (§3.16)', () => {
  const sections = [{ code: '1', required: true }, { code: '4', required: true }, { code: '4.1', required: false }, { code: '5', required: false }];

  it('misses required sections only, and a subsection stands for its section', () => {
    expect(missingOf(sections, {})).toEqual(['1', '4']);
    expect(missingOf(sections, { '1': 'Введение', '4.1': 'Функции' })).toEqual([]);
    expect(missingOf(sections, { '1': '   ', '4': 'Требования' })).toEqual(['1']);
  });
  it('sends what is filled in, in the order of the standard', () => {
    expect(filledOf(sections, { '5': ' Документы ', '1': 'Введение', '4': ' ', other: 'x' })).toEqual([{ code: '1', text: 'Введение' }, { code: '5', text: 'Документы' }]);
  });
});

describe('decisions (§3.16)', () => {
  it('asks for the term where there is one, and for a word where something is refused', () => {
    expect(formOf('AGREE', 'ESTIMATION')).toEqual({ comment: 'optional', term: 'required' });
    expect(formOf('AGREE', 'IN_DEVELOPMENT')).toEqual({ comment: 'required', term: 'required' });
    expect(formOf('ESTIMATE', 'UNDER_REVIEW')).toEqual({ comment: 'optional', term: 'optional' });
    expect([formOf('REJECT', 'UNDER_REVIEW').comment, formOf('RETURN', 'ON_ACCEPTANCE').comment, formOf('REVIEW', 'SUBMITTED').comment]).toEqual(['required', 'required', 'optional']);
  });
  it('names the same decision by what it means where the document stands', () => {
    expect(nameOf('AGREE', 'AGREED')).toBe('termsOfReference.decide.ADD');
    expect(nameOf('RETURN', 'ON_ACCEPTANCE')).toBe('termsOfReference.decide.RETURN_TO_DEVELOPMENT');
    expect(nameOf('RETURN', 'UNDER_REVIEW')).toBe('termsOfReference.decide.RETURN');
  });
  it('puts what leads on first, additions after it, refusals last', () => {
    expect(inOrder(['REJECT', 'RETURN', 'ESTIMATE'], 'UNDER_REVIEW')).toEqual(['ESTIMATE', 'REJECT', 'RETURN']);
    expect(inOrder(['AGREE', 'REJECT', 'ACCEPTANCE'], 'IN_DEVELOPMENT')).toEqual(['ACCEPTANCE', 'AGREE', 'REJECT']);
  });
  it('lets the client withdraw until there is an agreement', () => {
    expect([mayWithdraw('ESTIMATION'), mayWithdraw('AGREED')]).toEqual([true, false]);
  });
});
