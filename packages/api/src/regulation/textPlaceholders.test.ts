import { describe, expect, it } from 'vitest';
import { faultInWords, faultOfText, lacks, placesIn } from './textPlaceholders.ts';

const filled = ['number', 'client.name', 'due', 'a1'];

describe('§4.2, §4.4: a letter with a hole tells the client nothing', () => {
  it.each([
    '', 'Без мест', '{number}', 'Принято {number} от {client.name}', '{if due}до {due}{/if}', '{if due}{if number}{number}{/if}{/if}', '{if due}а{/if} {if number}б{/if}', '{a1}',
  ])('%j is a text that the letter can fill', (text) => {
    expect(faultOfText(text, filled)).toBeNull();
  });

  it.each([
    ['{name}', '{name}'],
    ['{number} и {if name}имя{/if}', '{if name}'],
    ['{}', '{}'],
    ['{ number}', '{ number}'],
    ['{number }', '{number }'],
    ['{Number}', '{Number}'],
    ['{client.}', '{client.}'],
    ['{else}', '{else}'],
    ['{/ if}', '{/ if}'],
  ])('%j names the place %j, which it does not fill', (text, unknown) => {
    expect(faultOfText(text, filled)).toMatchObject({ unknown });
  });

  it.each(['1', 'a.', '.a', 'a..b', 'a b', 'A', '-a', 'a-'])('the letter itself cannot call a place %j', (place) => {
    expect(faultOfText(`{${place}}`, [place])).toMatchObject({ unknown: `{${place}}` });
  });

  it.each([
    '{if due}до {due}', '{/if}', 'а{/if}{if due}', '{if due}{/if}{/if}', '{number', 'number}', '{{number}}', '{number}}', '{if due}{if number}{/if}',
  ])('%j has braces or conditions that do not match', (text) => {
    expect(faultOfText(text, filled)).toMatchObject({ unmatched: true });
  });
});

describe('a fault says where it stands', () => {
  it.each([
    ['{name}', 1, 1], ['Здравствуйте!\n\nДо {dueAt}', 3, 4], ['{if due}\nдо {if number}{due}', 2, 4], ['а\n{/if}', 2, 1], ['{due}\n\n}', 3, 1], ['а {name}\nи дальше\n', 1, 3],
  ])('%j: line %i, character %i', (text, line, column) => {
    expect(faultOfText(text, filled)).toMatchObject({ line, column });
  });

  it('and which place was probably meant', () => {
    const fault = faultOfText('Для {clent.name}', filled);
    expect(fault && faultInWords(fault)).toEqual({
      ru: 'письмо не знает места {clent.name} (строка 1, знак 5); похоже на {client.name}', en: 'the letter knows no {clent.name} (line 1, character 5); did you mean {client.name}',
    });
    const unlike = faultOfText('{colour}', filled);
    expect(unlike && faultInWords(unlike).en).toBe('the letter knows no {colour} (line 1, character 1)');
    const open = faultOfText('a {if due}b', filled);
    expect(open && faultInWords(open).en).toBe('{if …} and {/if} do not match (line 1, character 3)');
  });
});

it.each([
  ['{due}', null],
  ['Срок {if number}есть{/if}: {due}', null],
  ['{if due}до {due}{/if}', null],
  ['{if due}{if due}{due}{/if}{/if}', null],
  ['{if number}{due}{/if} {due}', null],
  ['', 'due'],
  ['{number}', 'due'],
  ['{if due}скоро{/if}', 'due'],
  ['{if number}{due}{/if}', 'due'],
  ['{if number}{if due}{due}{/if}{/if}', 'due'],
])('of %j, where the due must stand, %j is lacking', (text, expected) => {
  expect(lacks(text, ['due'])).toBe(expected);
  expect(lacks(text)).toBeNull();
});

it('the places of a text are named once each, conditions by what they ask for', () => {
  expect(placesIn('{if due}до {due}{/if}, {number} и ещё раз {number}')).toEqual(['due', 'number']);
  expect(placesIn('Без мест')).toEqual([]);
});
