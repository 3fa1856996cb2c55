import { describe, expect, it } from 'vitest';
import { faultOfText } from './textPlaceholders.ts';

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
    expect(faultOfText(text, filled)).toEqual({ unknown });
  });

  it.each(['1', 'a.', '.a', 'a..b', 'a b', 'A', '-a', 'a-'])('the letter itself cannot call a place %j', (place) => {
    expect(faultOfText(`{${place}}`, [place])).toEqual({ unknown: `{${place}}` });
  });

  it.each([
    '{if due}до {due}', '{/if}', 'а{/if}{if due}', '{if due}{/if}{/if}', '{number', 'number}', '{{number}}', '{number}}', '{if due}{if number}{/if}',
  ])('%j has braces or conditions that do not match', (text) => {
    expect(faultOfText(text, filled)).toEqual({ unmatched: true });
  });
});
