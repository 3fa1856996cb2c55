import { expect, it } from 'vitest';
import { nearestPlaceholder } from './nearestPlaceholder.ts';

const known = ['ticket.number', 'ticket.subject', 'contact.name', 'product.name', 'missingFields'];

it.each([
  ['ticket.numbr', 'ticket.number'], ['tiket.number', 'ticket.number'], ['Ticket.Number', 'ticket.number'], ['number', 'ticket.number'], [' ticket.number ', 'ticket.number'], ['name', 'contact.name'],
  ['missing', null], ['missingfield', 'missingFields'], ['client.colour', null], ['', null], ['x', null], ['a'.repeat(10_000), null],
])('%j was probably meant to be %j', (typed, meant) => {
  expect(nearestPlaceholder(typed, known)).toBe(meant);
});

it('what was not written is like nothing, however short a name is', () => {
  expect([nearestPlaceholder('', ['a']), nearestPlaceholder('  ', ['a'])]).toEqual([null, null]);
});

it('a slip for every three letters is let pass, and not one more', () => {
  expect(nearestPlaceholder('incoming', ['xncomyng'])).toBe('xncomyng');
  expect(nearestPlaceholder('incoming', ['xncomynx'])).toBeNull();
  expect(nearestPlaceholder('du', ['due'])).toBe('due');
});

it('blanks around a name are no slips', () => expect(nearestPlaceholder('   due   ', ['due'])).toBe('due'));

it('of several the nearest was meant, wherever it stands in the list', () => {
  expect(nearestPlaceholder('numbers', ['nombre', 'number', 'lumbers'])).toBe('number');
  expect(nearestPlaceholder('numbers', ['number', 'nombre'])).toBe('number');
});
