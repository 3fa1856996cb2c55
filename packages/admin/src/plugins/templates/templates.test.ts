import { codesOf, letterTemplates } from '@reglament/schema';
import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import type { WordingVersion, Words } from './documents.ts';
import { groupOf, groups } from './groups.ts';
import templates from './index.ts';
import { draftOf, historyOf, inForce, piecesOf, wordsIn } from './wording.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(templates)).toEqual([]));

const letter = { key: 'ticket.accepted', clause: '4.2', subjectRu: 'Принято', subjectEn: 'Accepted', bodyRu: 'Текст', bodyEn: 'Text' };
const own = (subject: string | null, body: string | null = null): Words => ({ template: 'ticket.accepted', locale: 'ru', subject, body });
const version = (number: string, effectiveFrom: string, mailTexts: Words[], more: Partial<WordingVersion> = {}): WordingVersion =>
  ({ id: number, number, status: 'PUBLISHED', inForce: false, effectiveFrom, publishedAt: null, publishedBy: null, parameters: { mailTexts }, ...more });

it('a version has words of its own part by part, and the usual ones beside them', () => {
  expect(wordsIn(version('1.1', '2026-02-01', [own('Взяли')]), letter, 'ru')).toEqual({ subject: 'Взяли', body: 'Текст', isOwn: true });
  expect(wordsIn(version('1.1', '2026-02-01', [own('Взяли')]), letter, 'en')).toEqual({ subject: 'Accepted', body: 'Text', isOwn: false });
  expect(wordsIn(undefined, letter, 'ru')).toEqual({ subject: 'Принято', body: 'Текст', isOwn: false });
});

it('the history of a letter holds the versions that changed it, and no drafts', () => {
  const versions = [
    version('1.4', '2026-06-01', [own('Иначе')], { status: 'DRAFT' }), version('1.3', '2026-05-01', []), version('1.2', '2026-04-01', [own('Взяли')], { inForce: true }), version('1.1', '2026-02-01', [own('Взяли')]), version('1.0', '2026-01-01', []),
  ];
  expect(historyOf(versions, letter).map(({ number }) => number)).toEqual(['1.3', '1.1']);
  expect(historyOf([version('1.0', '2026-01-01', [own('Взяли')])], letter).map(({ number }) => number)).toEqual(['1.0']);
  expect(historyOf([version('1.0', '2026-01-01', [])], letter)).toEqual([]);
  expect([inForce(versions)?.number, draftOf(versions)?.number]).toEqual(['1.2', '1.4']);
});

it('places stand apart from words', () => {
  expect(piecesOf('Номер {ticket.number}{if a.b}, {a.b}{/if} {x')).toEqual([{ text: 'Номер ' }, { place: '{ticket.number}' }, { place: '{if a.b}' }, { text: ', ' }, { place: '{a.b}' }, { place: '{/if}' }, { text: ' {x' }]);
});

it('every letter belongs to a group', () => {
  expect(codesOf(letterTemplates).map((key) => groups.includes(groupOf(key)))).not.toContain(false);
});
