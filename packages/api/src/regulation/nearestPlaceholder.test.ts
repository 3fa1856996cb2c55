import { expect, it } from 'vitest';
import { nearestPlaceholder } from './nearestPlaceholder.ts';

const known = ['ticket.number', 'ticket.subject', 'contact.name', 'product.name', 'missingFields'];

it.each([
  ['ticket.numbr', 'ticket.number'], ['tiket.number', 'ticket.number'], ['Ticket.Number', 'ticket.number'], ['number', 'ticket.number'], [' ticket.number ', 'ticket.number'], ['name', 'contact.name'],
  ['missing', null], ['missingfield', 'missingFields'], ['client.colour', null], ['', null], ['x', null], ['a'.repeat(10_000), null],
])('%j was probably meant to be %j', (typed, meant) => {
  expect(nearestPlaceholder(typed, known)).toBe(meant);
});
