import { describe, expect, test } from 'vitest';
import { fakeRegistry, pluginProblems } from '@reglament/admin/kit/testing';
import tickets from '../tickets/index.ts';
import conversation from './index.ts';
import { emptyDraft, emptyShelf, keepDraft, modesOf, noBase, readDraft, type Base } from './drafts.ts';
import { bothOf, contentOf, meetingOf, type KeptDraft } from './keptDraft.ts';
import { offerOf } from './leavingAnswers.ts';
import { mentionWordAt, offered } from './mentioning.ts';
import { mentionedIn, partsOf } from './mentions.ts';
import { entryToQuote } from './quoting.ts';
import { quoteLines } from './writing/quote.ts';
import { actWords } from './entries/actWords.ts';
import { leavingOf, soon } from './leaving.ts';
import en from './en.ts';
import ru from './ru.ts';
import { actTypes, deliveryOf, meanwhileOf, wordsOf, type TimelineEntry } from './timeline.ts';

const now = Date.parse('2026-11-23T17:00:00.000Z');
const entry = (part: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: 'e', type: 'ANSWER', at: '2026-11-23T16:00:00.000Z', author: { kind: 'STAFF', id: 'me', name: 'Ирина' }, body: 'x', tailAt: null, mentioned: [], htmlUrl: null, picturesUrl: null, remoteImages: 0, remarks: [], attachments: [], clause: null, params: [], channel: null, leavesAt: null, delivery: null, deliveredAt: null, question: false, machine: false, withdrawable: false, ...part,
});

describe('the plugin', () => {
  test('keeps the contract', async () => {
    expect(await pluginProblems(conversation)).toEqual([]);
  });
  test('draws every type of entry, and its acts come before the others', () => {
    const registry = fakeRegistry(tickets, conversation);
    const types = ['CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE', ...actTypes];
    expect(types.filter((type) => registry.timeline(type).length === 0)).toEqual([]);
    expect(registry.slot('tickets.show.acts').map(({ plugin }) => plugin)).toEqual(['conversation', 'tickets']);
  });
  test('without tickets it steps aside', () => {
    expect(() => fakeRegistry(conversation)).toThrow('requires the plugin tickets');
  });
});

describe('what can be written', () => {
  const all = { mayAnswer: true, mayNote: true, isOver: false };
  test.each([
    ['both, where the request goes on', emptyDraft, all, { modes: ['answer', 'note'], mode: 'answer', isStranded: false }],
    ['a note, where the request is over', emptyDraft, { ...all, isOver: true }, { modes: ['note'], mode: 'note', isStranded: false }],
    ['an answer that was begun stays before its writer when the request ends', { ...emptyDraft, answer: 'Проверьте' }, { ...all, isOver: true }, { modes: ['answer', 'note'], mode: 'answer', isStranded: true }],
    ['one of files alone, too', { ...emptyDraft, answerFiles: [{ id: 'f' } as never] }, { ...all, isOver: true }, { modes: ['answer', 'note'], mode: 'answer', isStranded: true }],
    ['a note beside it is written as ever', { ...emptyDraft, mode: 'note', answer: 'Проверьте' } as const, { ...all, isOver: true }, { modes: ['answer', 'note'], mode: 'note', isStranded: false }],
    ['nothing without a right', emptyDraft, { mayAnswer: false, mayNote: false, isOver: false }, { modes: [], mode: 'note', isStranded: false }],
  ])('%s', (_title, draft, on, expected) => expect(modesOf(draft, on)).toEqual(expected));
});

test.each([
  ['Да\n\n> Вопрос?', 2, { own: 'Да', tail: '> Вопрос?' }],
  ['Да', null, { own: 'Да', tail: '' }],
  [null, null, { own: '', tail: '' }],
])('of %j its author says what stands before %j', (body, tailAt, words) => expect(wordsOf({ body, tailAt })).toEqual(words));

describe('warnings (R18)', () => {
  const warned = (threshold: Record<string, string>) => actWords(entry({ type: 'AT_RISK', params: Object.entries({ dueAt: '2026-11-26T08:00:00.000Z', ...threshold }).map(([name, value]) => ({ name, value })) }), 'ru', now);
  test('say what of the term is used', () => expect(warned({ percentUsed: '75' })).toEqual({ key: 'warnedPercent', args: { percent: '75', at: 'чт 26.11 11:00' } }));
  test('or what is left of it', () => expect(warned({ workingMinutesLeft: '90' })).toEqual({ key: 'warnedLeft', args: { left: '1 ч 30 мин', at: 'чт 26.11 11:00' } }));
});

describe('delivery (§4.6)', () => {
  test.each([
    [{ leavesAt: '2026-11-24T07:00:00.000Z', delivery: 'WAITING' }, 'held'],
    [{ leavesAt: '2026-11-23T16:00:00.000Z', delivery: 'WAITING' }, 'waiting'],
    [{ leavesAt: '2026-11-23T16:00:00.000Z', delivery: 'SENT' }, 'sent'],
    [{ leavesAt: '2026-11-24T07:00:00.000Z', delivery: 'FAILED' }, 'failed'],
    [{}, 'none'],
  ] as const)('%j is %s', (part, delivery) => expect(deliveryOf(entry(part), now)).toBe(delivery));
  test('an answer says when it leaves', () => {
    expect([leavingOf({ open: true, changesAt: 'x' }, false).key, leavingOf({ open: false, changesAt: 'x' }, false).key, leavingOf({ open: false, changesAt: 'x' }, true).key]).toEqual(['now', 'held', 'outOfHours']);
    expect([soon('2026-11-24T07:00:00.000Z', 'ru', now), soon('2026-11-23T18:00:00.000Z', 'ru', now)]).toEqual(['вт 24.11 10:00', '21:00']);
  });
});

describe('what came meanwhile', () => {
  test('is what others did, not one’s own acts nor the desk’s own entries', () => {
    const entries = [entry({ id: 'seen', author: { kind: 'CONTACT', id: 'c', name: 'Пётр' } }), entry({ id: 'mine' }), entry({ id: 'new', type: 'CLIENT_MESSAGE', author: { kind: 'CONTACT', id: 'c', name: 'Пётр' } }), entry({ id: 'late', type: 'BREACHED', author: { kind: 'SYSTEM', id: null, name: 'Reglament' } })];
    expect(meanwhileOf(entries, new Set(['seen']), 'me').map(({ id }) => id)).toEqual(['new']);
  });
});

describe('drafts', () => {
  const shelfOf = () => {
    const kept = new Map<string, string>();
    return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); } };
  };
  test('are kept per person and ticket, with the version that they continue, and forgotten when nothing is written', () => {
    const shelf = shelfOf();
    const shelved = { draft: { ...emptyDraft, answer: 'Пётр, спасибо', answerHtml: '<p>Пётр, <b>спасибо</b></p>', question: true }, bases: { answer: { version: 7, isTypedOn: true }, note: noBase } };
    keepDraft(shelf, 'me', 'a', shelved);
    expect([readDraft(shelf, 'me', 'a'), readDraft(shelf, 'you', 'a'), readDraft(shelf, 'me', 'b')]).toEqual([shelved, emptyShelf, emptyShelf]);
    keepDraft(shelf, 'me', 'a', emptyShelf);
    expect(shelf.kept.size).toBe(0);
  });
  test('keep the files that were uploaded for them, each for its own message', () => {
    const shelf = shelfOf();
    const file = { id: 'f', fileName: 'a.log', size: 1, contentType: 'text/plain', isImage: false, isInline: false, url: '/attachments/f/a.log' };
    const draft = { ...emptyDraft, noteFiles: [file] };
    keepDraft(shelf, 'me', 'a', { ...emptyShelf, draft });
    expect(readDraft(shelf, 'me', 'a').draft).toEqual(draft);
    shelf.kept.set('reglament.draft.me.a', JSON.stringify({ ...draft, answer: 'x', noteFiles: [{ id: 7 }, null, file] }));
    expect(readDraft(shelf, 'me', 'a').draft.noteFiles).toEqual([file]);
  });
  test('of an earlier release were never on the server', () => {
    const shelf = shelfOf();
    shelf.kept.set('reglament.draft.me.a', JSON.stringify({ mode: 'answer', answer: 'x' }));
    expect(readDraft(shelf, 'me', 'a').bases.answer).toEqual({ version: 0, isTypedOn: true });
  });
  test('that cannot be read or kept do no harm', () => {
    const shelf = shelfOf();
    shelf.kept.set('reglament.draft.me.a', '{broken');
    expect(readDraft(shelf, 'me', 'a')).toEqual(emptyShelf);
    expect(keepDraft({ ...shelf, setItem: () => { throw new Error('full'); } }, 'me', 'a', { ...emptyShelf, draft: { ...emptyDraft, note: 'x' } })).toBe(false);
  });
});

describe('the draft of this browser meets the one on the server', () => {
  const kept = (text: string, version: number): KeptDraft => ({ mode: 'ANSWER', text, html: null, question: false, attachmentIds: [], updatedAt: '2026-11-23T16:00:00.000Z', version });
  const here = (answer: string) => contentOf({ ...emptyDraft, answer }, 'answer');
  const typed = (version: number): Base => ({ version, isTypedOn: true });
  const still = (version: number): Base => ({ version, isTypedOn: false });
  test.each<[string, ReturnType<typeof here>, Base, KeptDraft | null, string]>([
    ['nothing anywhere', here(''), noBase, null, 'HERE'],
    ['nothing here: a crash, another machine', here(''), noBase, kept('Начато', 3), 'KEPT'],
    ['typed here while there was no connection', here('Начато и'), typed(3), kept('Начато', 3), 'HERE'],
    ['never kept', here('Начато'), typed(0), null, 'HERE'],
    ['kept, and sent from another window since', here('Начато'), still(3), null, 'KEPT'],
    ['typed on, and sent from another window since', here('Начато и'), typed(3), null, 'HERE'],
    ['typed on in another window', here('Начато'), still(3), kept('Начато там', 4), 'KEPT'],
    ['emptied here', here(''), typed(3), kept('Начато', 3), 'HERE'],
    ['typed on in both, to the same words', here('Начато'), typed(3), kept('Начато', 4), 'KEPT'],
    ['typed on in both', here('Начато здесь'), typed(3), kept('Начато там', 4), 'CHOOSE'],
  ])('%s', (_, content, base, server, meeting) => expect(meetingOf(content, base, server)).toBe(meeting));
  test('both are kept one below the other', () => expect([bothOf('а', 'б'), bothOf(' ', 'б')]).toEqual(['а\n\nб', 'б']));
});

describe('an answer that can be taken back', () => {
  test('is offered until it leaves, or for ten seconds when it waits for the opening', () => {
    expect(offerOf({ at: '2026-11-23T16:00:00.000Z', leavesAt: '2026-11-23T16:00:10.000Z' })).toEqual({ isHeld: false, offeredSeconds: 10 });
    expect(offerOf({ at: '2026-11-23T16:00:00.000Z', leavesAt: '2026-11-24T07:00:00.000Z' })).toEqual({ isHeld: true, offeredSeconds: 10 });
  });
});

describe('a mention', () => {
  const staff = [{ id: 'p', name: 'Модулев Пётр' }, { id: 'ps', name: 'Модулев Пётр Сергеевич' }, { id: 'd', name: 'Триггерова Дарья' }];
  test('is found by its whole name, the longer one first', () => {
    expect(partsOf('@Модулев Пётр Сергеевич и @Триггерова Дарья, гляньте', staff.map(({ name }) => name)).map(({ text, isMention }) => (isMention ? `[${text}]` : text)).join('')).toBe('[@Модулев Пётр Сергеевич] и [@Триггерова Дарья], гляньте');
    expect([mentionedIn('@Модулев Пётр Сергеевич', staff), mentionedIn('@Модулев Пётр, да', staff), mentionedIn('Модулев Пётр и d@company.example', staff), partsOf('', ['x'])]).toEqual([['ps'], ['p'], [], []]);
  });
  test.each([['@', ''], ['см. @Мод', 'Мод'], ['(@Модулев П', 'Модулев П']])('%j asks for %j', (before, query) => expect(mentionWordAt(before)).toMatchObject({ query, end: before.length }));
  test.each(['d@company', '@Модулев Пётр, ', 'текст', '@Модулев Пётр Сергеевич '])('%j asks for nobody', (before) => expect(mentionWordAt(before)).toBeNull());
  test('offers whose names have a word that begins so', () => expect([offered('дар', staff), offered('', staff).length, offered('Триггерова Дарья ', staff)]).toEqual([[staff[2]], 3, []]));
});

describe('a quote', () => {
  const [client, note, answer, late] = [entry({ id: 'client', type: 'CLIENT_MESSAGE' }), entry({ id: 'note', type: 'INTERNAL_NOTE' }), entry({ id: 'answer' }), entry({ id: 'act', type: 'TAKEN', body: null })];
  test.each([['answer', 'answer'], ['client', 'client'], ['note', 'client'], ['act', 'client'], [null, 'client']])('pointing at %s quotes %s: a note never', (pointed, quoted) =>
    expect(entryToQuote([client, note, answer, late], pointed)?.id).toBe(quoted));
  test('of nothing that a client wrote is none', () => expect(entryToQuote([note, answer], null)).toBeUndefined());
  test('names whose words they are, and begins on a line of its own', () => {
    const quote = { source: 'Пётр, пн 23.11 16:00', text: ' Нет питания\n\nи UART\n' };
    expect(quoteLines(quote, '')).toBe('Пётр, пн 23.11 16:00:\n> Нет питания\n>\n> и UART\n\n');
    expect(['Да', 'Да\n', 'Да\n\n'].map((before) => before + quoteLines(quote, before).split(':')[0])).toEqual(['Да\n\nПётр, пн 23.11 16', 'Да\n\nПётр, пн 23.11 16', 'Да\n\nПётр, пн 23.11 16']);
  });
});

describe('acts', () => {
  const fact = (name: string, value: string) => ({ name, value });
  test.each([
    ['TAKEN', [fact('assigneeName', 'Пётр')], { key: 'taken', args: { name: 'Пётр' } }],
    ['DETAILS_ADDED', [fact('added', 'productVersion,criticality')], { key: 'detailsAdded', args: { fields: 'версия продукта, критичность', author: 'Ирина' } }],
    ['OVERTAKEN', [fact('headNumber', 'TP-2026-000001'), fact('overtaken', '21')], { key: 'overtaken', args: { smart_count: 21, head: 'TP-2026-000001' } }],
    ['ASSIGNED', [fact('assigneeName', 'Пётр')], { key: 'assignedBy', args: { name: 'Пётр', author: 'Ирина' } }],
    ['ASSIGNED', [], { key: 'unassigned', args: { name: '', author: 'Ирина' } }],
    ['PRIORITY_CHANGED', [fact('previous', 'LOW'), fact('priority', 'HIGH'), fact('dueAt', '2026-11-24T15:00:00.000Z')], { key: 'priorityWithDue', args: { from: 'низкий', to: 'высокий', at: 'вт 24.11 18:00', author: 'Ирина' } }],
    // a word of another release stands as it is written
    ['PRIORITY_CHANGED', [fact('previous', 'URGENT'), fact('priority', 'HIGH')], { key: 'priority', args: { from: 'urgent', to: 'высокий', at: '', author: 'Ирина' } }],
    ['CLOSED', [fact('reason', 'FIXED')], { key: 'closed', args: { reason: 'исправлено', author: 'Ирина' } }],
    ['BREACHED', [fact('dueAt', '2026-11-24T15:00:00.000Z'), fact('kind', 'FOLLOW_UP')], { key: 'breachedFollowUp', args: { at: 'вт 24.11 18:00' } }],
    ['POSTPONED', [fact('reason', 'OUT_OF_SCOPE'), fact('reviewOn', '2026-12-22')], { key: 'postponed', args: { reason: 'за рамками поддержки', day: '22.12.2026', author: 'Ирина' } }],
    ['REFUSED', [fact('reason', 'OUT_OF_SCOPE')], { key: 'refused', args: { reason: 'за рамками поддержки', day: '', author: 'Ирина' } }],
    ['REOPENED', [fact('reason', 'Ошибка')], { key: 'reopenedBy', args: { reason: 'Ошибка', author: 'Ирина' } }],
    ['HANDOVER_UPDATED', [fact('state', 'FIXED'), fact('release', '2.6.0')], { key: 'handoverIn', args: { state: 'исправлено, ждёт выпуска', release: '2.6.0', author: 'Ирина' } }],
    ['PROPOSAL_SETTLED', [fact('priority', 'HIGH'), fact('state', 'DECLINED')], { key: 'proposalSettled', args: { priority: 'высокий', state: 'клиент против', author: 'Ирина' } }],
    ['SOMETHING_NEW', [], { key: 'other', args: { type: 'SOMETHING_NEW' } }],
  ])('%s reads as a sentence', (type, params, words) => expect(actWords(entry({ type, params }), 'ru', now)).toEqual(words));
  const confirmations: readonly [TimelineEntry['delivery'], string, string][] = [['SENT', '', 'confirmation'], ['RETURNED', 'a@x.example', 'confirmationReturned'], ['FAILED', 'a@x.example', 'confirmationFailed'], ['FAILED', '', 'confirmationToNobody']];
  const ofConfirmation = (delivery: TimelineEntry['delivery'], to: string) => actWords(entry({ type: 'CONFIRMATION', delivery, params: [fact('to', to), fact('error', '550 unknown')] }), 'ru', now);
  test.each(confirmations)('a confirmation that is %s to "%s" is told as %s, with the reason', (delivery, to, key) =>
    expect(ofConfirmation(delivery, to)).toEqual({ key, args: key === 'confirmation' ? {} : { to, error: '550 unknown' } }));
  test.each([['HELD', 'confirmationHeld'], ['WAITING', 'confirmationWaits'], ['CANCELLED', 'confirmationCancelled']] as const)('a confirmation that has not left is told, too: %s (§4.2)', (delivery, key) => expect(ofConfirmation(delivery, 'a@x.example')).toEqual({ key, args: {} }));
  const notices = [['RETURNED', 'a@x.example', 'noticeReturned'], ['FAILED', 'a@x.example', 'noticeFailed'], ['SENT', 'a@x.example', 'noticeFailed'], ['FAILED', '', 'noticeToNobody']] as const;
  test.each(notices)('a notice that is %s to "%s" is told by its name: %s (R16)', (delivery, to, key) =>
    expect(actWords(entry({ type: 'NOTICE_NOT_DELIVERED', delivery, params: [fact('letter', 'ticket.closed'), fact('letterName', 'Обращение закрыто'), fact('to', to), fact('error', '550 unknown')] }), 'ru', now)).toEqual({ key, args: { letter: 'Обращение закрыто', to, error: '550 unknown' } }));
  test('every sentence exists in both languages', () => {
    const keys = [...[...actTypes, 'SOMETHING_NEW'].map((type) => actWords(entry({ type, params: [] }), 'ru', now).key), ...confirmations.map(([, , key]) => key), ...notices.map(([, , key]) => key), 'confirmationHeld', 'confirmationWaits', 'confirmationCancelled'];
    expect(keys.filter((key) => !(key in ru.conversation.entry) || !(key in en.conversation.entry))).toEqual([]);
  });
});
