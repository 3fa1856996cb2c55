import { expect, it } from 'vitest';
import { lettersWith, withPlace } from './letterTexts.ts';

const accepted = { template: 'ticket.accepted', locale: 'ru', subject: 'Принято', body: '' };
const answer = { template: 'ticket.answer', locale: 'ru', subject: '', body: 'Ответ' };

it('a letter gets words of its own, changes them, and goes back to the usual ones', () => {
  expect(lettersWith([answer], accepted)).toEqual([answer, accepted]);
  expect(lettersWith([accepted, answer], { ...accepted, body: 'Мы приняли' })).toEqual([{ ...accepted, body: 'Мы приняли' }, answer]);
  expect(lettersWith([accepted, answer], { ...accepted, subject: '' })).toEqual([answer]);
  expect(lettersWith([answer], { ...accepted, subject: '' })).toEqual([answer]);
  expect(lettersWith([answer], { ...answer, locale: 'en', body: 'Answer' })).toHaveLength(2);
});

it('a place is put at the cursor, over what is selected, or at the end', () => {
  expect(withPlace('Номер .', 'ticket.number', { from: 6, to: 6 })).toBe('Номер {ticket.number}.');
  expect(withPlace('Номер 123.', 'ticket.number', { from: 6, to: 9 })).toBe('Номер {ticket.number}.');
  expect(withPlace('Номер ', 'ticket.number', null)).toBe('Номер {ticket.number}');
});
