import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerText, render } from './rendering.ts';

describe('a template', () => {
  test.each([
    ['Здравствуйте, {contact.name}!', { 'contact.name': 'Анна' }, 'Здравствуйте, Анна!'],
    ['{if a}есть {a}{/if}', { a: 'это' }, 'есть это'],
    ['{if a}есть {a}{/if}', { a: '' }, ''],
    ['{if a}да{/if}{if b}нет{/if}', { a: true, b: false }, 'да'],
    ['{if a}1{if b}2{/if}3{/if}4', { a: true, b: true }, '1234'],
    ['{if a}1{if b}2{/if}3{/if}4', { a: true, b: false }, '134'],
    ['{if a}1{if b}2{/if}3{/if}4', { a: false, b: true }, '4'],
    ['code { x: 1 } and {}', {}, 'code { x: 1 } and {}'],
    ['{a}', { a: null }, ''],
  ])('%s with %j reads %s', (template, values, expected) => {
    expect(render(template, values)).toBe(expected);
  });

  test('that asks for a value nobody gives is an error', () => {
    expect(() => render('{ticket.colour}', {})).toThrow('The template asks for {ticket.colour}, which nobody gives');
    expect(() => render('{if ticket.colour}x{/if}', {})).toThrow('{ticket.colour}');
  });

  test.each(['{if a}x', 'x{/if}', '{if a}{if b}x{/if}'])('%s does not match up and is an error', (template) => {
    expect(() => render(template, { a: true, b: true })).toThrow('do not match');
  });

  test('puts a value in as it is: it is never read as a template', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(render('[{a}]', { a: text, secret: 'x' })).toBe(`[${text}]`);
      }),
    );
    expect(render('[{a}]', { a: '{secret}{if secret}x{/if}', secret: 'x' })).toBe('[{secret}{if secret}x{/if}]');
  });
});

describe('a header text', () => {
  test.each([
    ['Тема\r\nBcc: evil@x.example', 'Тема Bcc: evil@x.example'],
    ['a\nb\rc\u2028d\u2029e\u0085f\u0000g', 'a b c d e f g'],
    ['  много   пробелов\t', 'много пробелов'],
  ])('%j becomes the one line %s', (text, expected) => {
    expect(headerText(text)).toBe(expected);
  });

  test('holds one line of at most 250 characters, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 400 }), (units) => {
        const line = headerText(String.fromCharCode(...units));
        expect(line.length).toBeLessThanOrEqual(250);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });

  test('is not cut in the middle of a character', () => {
    expect(headerText('😀'.repeat(200)).isWellFormed()).toBe(true);
  });
});
