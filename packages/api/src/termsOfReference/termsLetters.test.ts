import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Delivery } from '../outgoing/delivery.ts';
import { openingHours } from '../outgoing/openingHours.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { ruleBookAt } from '../regulation/ruleBook.ts';
import termsOfReference from './index.ts';
import type { TermsOfReference } from './termsOfReference.entity.ts';
import { decideTermsOfReference, submitTermsOfReference, type Decision, type Submission } from './termsOfReferenceActs.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([termsOfReference]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows(`delete from outgoing_letter; update contact set responsible = (email = 'marina@ladoga-rk.example')`);
});

const sections = ['1', '3', '4.1', '8'].map((code) => ({ code, text: `Раздел ${code}` }));
const submit = async (input: Submission = {}): Promise<TermsOfReference> =>
  (await world.workshop.perform({ kind: 'STAFF', id: world.head.id ?? '', name: 'x' }, (work) => submitTermsOfReference(work, world.head, { clientId: world.ladoga, title: 'Модуль коррекции', standard: 'GOST_19_201', sections, ...input }))).result.terms;
const decide = async ({ id }: { id: string }, decision: Decision['decision'], more: Partial<Decision> = {}): Promise<TermsOfReference> =>
  (await world.workshop.perform({ kind: 'STAFF', id: world.head.id ?? '', name: 'x' }, (work) => decideTermsOfReference(work, world.head, { termsOfReferenceId: id, decision, ...more }))).result;
interface Letter { template_key: string; to_address: string; subject: string; body: string; send_after: Date; status: string; ticket_id: string | null; headers: Record<string, string> }
const letters = () => world.rows<Letter>('select * from outgoing_letter order by created_at, id');
/** What is written from now on. */
const cleared = () => world.rows('delete from outgoing_letter');
const agreed = async (): Promise<TermsOfReference> => {
  const terms = await submit();
  await decide(terms, 'REVIEW');
  await decide(terms, 'ESTIMATE');
  await cleared();
  return decide(terms, 'AGREE', { termText: 'Шесть недель', termOn: '2027-02-15', comment: 'Ждём образцы.' });
};

test('whoever is responsible at the client is told at once under which number Terms of Reference stand (§3.16)', async () => {
  await clock.set(Date.parse('2026-11-28T20:00:00Z'));
  const { number } = await submit();
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ template_key: 'tor.registered', to_address: 'marina@ladoga-rk.example', subject: `[${number}] Техническое задание зарегистрировано`, status: 'WAITING', send_after: new Date(clock.now()), headers: { 'Auto-Submitted': 'auto-generated' } });
  expect(letter?.body).toContain('Здравствуйте, Диодова Марина!');
  expect(letter?.body).toContain('Решение по рассмотрению — до 25.12.2026.');
});

test('from a ticket it goes to whoever asked as well, in the thread of the ticket, and greets nobody by name', async () => {
  const { id, number } = await world.request();
  await cleared();
  await submit({ ticketId: number });
  expect(await letters()).toMatchObject([{ to_address: 'roman@ladoga-rk.example, marina@ladoga-rk.example', ticket_id: id, body: expect.stringMatching(/^Здравствуйте!/) }]);
});

test('a decision tells state, term and reason as a letter of a person', async () => {
  const { number } = await agreed();
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ template_key: 'tor.decision', subject: `[${number}] Техническое задание: согласовано`, send_after: new Date(noon) });
  expect(letter?.body).toContain('Срок: Шесть недель, 15.02.2027');
  expect(letter?.body).toContain('Ждём образцы.');
  expect(letter?.headers).not.toHaveProperty('Auto-Submitted');
});

test('steps of the desk alone are not told, what the client must do or know is', async () => {
  const terms = await submit();
  await cleared();
  for (const decision of ['REVIEW', 'ESTIMATE'] as const) await decide(terms, decision);
  expect(await letters()).toEqual([]);
  await decide(terms, 'AGREE', { termText: 'Шесть недель' });
  await decide(terms, 'START_DEVELOPMENT');
  await decide(terms, 'ACCEPTANCE');
  await decide(terms, 'RETURN', { comment: 'Клиент нашёл ошибку' });
  await decide(terms, 'ACCEPTANCE');
  await decide(terms, 'INCLUDE');
  expect((await letters()).map(({ subject }) => subject.split(': ')[1])).toEqual(['согласовано', 'приёмка', 'приёмка', 'включено в поставку']);
});

test('what is sent back says why and asks for the document again; submitted again it is registered as the next revision', async () => {
  const terms = await submit();
  await decide(terms, 'REVIEW');
  await cleared();
  await decide(terms, 'RETURN', { comment: 'Нет порядка приёмки' });
  await clock.set(noon + 7 * 86_400_000);
  await submit({ termsOfReferenceId: terms.id });
  const [returned, again] = await letters();
  expect(returned?.body).toMatch(/черновик\.[\s\S]*Нет порядка приёмки[\s\S]*подайте его снова/);
  expect(again?.body).toContain(`${terms.number}, редакция 2.`);
  expect(again?.body).toContain('Решение по рассмотрению — до 29.12.2026.');
});

test('a decision out of hours waits for the opening, and for another one when that day is closed (§4.6, §6)', async () => {
  const friday = Date.parse('2026-11-27T18:30:00Z');
  const terms = await submit();
  await decide(terms, 'REVIEW');
  await cleared();
  await clock.set(friday);
  await decide(terms, 'REJECT', { comment: 'Не относится к продуктам' });
  const monday = new Date('2026-11-30T07:00:00Z');
  expect(ruleBookAt(friday).calendar.startOfCounting(friday)).toBe(monday.getTime());
  expect(await letters()).toMatchObject([{ send_after: monday }]);
  const wrong = new Date('2026-11-29T07:00:00Z');
  // as if that Sunday had been a working day when it was written
  await world.rows('update outgoing_letter set send_after = $1, next_attempt_at = $1', [wrong]);
  await openingHours[0]?.follow(world, {} as PlacedEvent);
  expect(await letters()).toMatchObject([{ send_after: monday }]);
  const sent: string[] = [];
  const delivery = new Delivery(world, { send: async ({ subject }) => (sent.push(subject), { refused: [] }), close: () => undefined });
  await delivery.run();
  expect(sent).toEqual([]);
  await clock.set(monday.getTime());
  await delivery.run();
  await delivery.stop();
  expect(sent).toHaveLength(1);
});

test('with nobody to write to a decision stands as not delivered, and a registration writes nothing', async () => {
  await world.rows('update contact set responsible = false');
  const terms = await submit();
  await decide(terms, 'REVIEW');
  expect(await letters()).toEqual([]);
  await decide(terms, 'REJECT', { comment: 'Нет' });
  expect(await letters()).toMatchObject([{ status: 'FAILED', to_address: '' }]);
});
