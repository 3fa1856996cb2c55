import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { useLetterhead } from '../outgoing/letterhead.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { describedTemplates } from '../outgoing/describedTemplates.ts';
import outgoing from '../outgoing/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import regulation from '../regulation/index.ts';
import templates from './index.ts';

const clock = commandClock();
let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openWorld([templates]);
  desk = await deskOf(world, [regulation, outgoing, templates]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(clock.now() + 60_000));

interface Preview { ticketNumber: string; regulationNumber: string; subject: string; body: string; html: string; headers: { name: string; value: string }[]; examples: string[]; emptyPlaces: string[] }
interface Previewed { preview: Preview | null; userErrors: { code: string; field: string[]; message: string }[] }
const head = person('SUPPORT_HEAD');
const document = `query($input: LetterPreviewInput!) { letterPreview(input: $input) {
  preview { ticketNumber regulationNumber subject body html headers { name value } examples emptyPlaces } userErrors { code field message } } }`;
const previewed = async (input: Record<string, unknown>): Promise<Previewed> =>
  (await desk.get<{ letterPreview: Previewed }>(head, document, { input: { locale: 'ru', template: 'ticket.accepted', ...input } })).letterPreview;
const previewOf = async (input: Record<string, unknown>): Promise<Preview> => {
  const { preview, userErrors } = await previewed(input);
  if (!preview) throw new Error(`no preview: ${JSON.stringify(userErrors)}`);
  return preview;
};
const lastLetter = async () => (await world.rows<{ subject: string; body: string; headers: Record<string, string> }>('select subject, body, headers from outgoing_letter order by created_at desc, id desc limit 1'))[0];

describe('a preview of a letter', () => {
  test('is word by word what the ticket’s letter said, with the head that tells machines what it is (§4.2)', async () => {
    const { number } = await world.request();
    const sent = await lastLetter();
    const preview = await previewOf({ ticketId: number });
    expect({ subject: preview.subject, body: preview.body }).toEqual({ subject: sent?.subject, body: sent?.body });
    expect(preview).toMatchObject({ ticketNumber: number, regulationNumber: '1.0', examples: [] });
    expect(Object.fromEntries(preview.headers.map(({ name, value }) => [name, value]))).toEqual({ From: 'Служба технической поддержки <support@company.example>', ...sent?.headers });
    expect(preview.html).toContain(`<p style="margin:0 0 1em">Здравствуйте, Осцилляторов Роман!</p>`);
  });

  test.each(['regulation.changed', 'release.announced', 'notice.announcement'])('of news shows the head that news leave with: %s', async (template) => {
    const { number } = await world.request();
    const headers = new Map((await previewOf({ ticketId: number, template })).headers.map(({ name, value }) => [name, value]));
    expect([headers.get('Precedence'), headers.get('List-Unsubscribe')]).toEqual(['bulk', expect.stringMatching(/^<https?:\/\/.+>$/)]);
  });

  test('shows where a reply goes, where replies come back by a token (§4.4)', async () => {
    useLetterhead({ ...world.config, mailReplyToken: true });
    const { number } = await world.request();
    const sent = await lastLetter();
    const preview = await previewOf({ ticketId: number });
    const staffs = await previewOf({ ticketId: number, template: 'staff.slaWarning' });
    useLetterhead(world.config);
    expect(sent?.headers['Reply-To']).toMatch(/^support\+t\./);
    expect(preview.headers.find(({ name }) => name === 'Reply-To')?.value).toBe(sent?.headers['Reply-To']);
    expect(staffs.headers.map(({ name }) => name)).not.toContain('Reply-To');
  });

  test('of an answer carries the answer, once there is one; an example before that, and it says so', async () => {
    const { id } = await world.request();
    const before = await previewOf({ ticketId: id, template: 'ticket.answer' });
    expect(before.examples).toEqual(['message.body', 'message.author']);
    await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Проверьте питание.', bodyHtml: '<p>Проверьте <b>питание</b>.</p>' }));
    const after = await previewOf({ ticketId: id, template: 'ticket.answer' });
    expect(after.examples).toEqual([]);
    expect(after.body).toContain('Проверьте питание.');
    expect(after.html).toContain('<p>Проверьте <b>питание</b>.</p>');
  });

  test('tries other words, names the places that this ticket leaves empty, and takes the newest ticket where none is named', async () => {
    const { number } = await world.request({ subject: '<b>Сбой</b>' });
    const preview = await previewOf({ subject: '{ticket.number} принято: {ticket.subject}', body: '{priority.name}{if ticket.responseDueAt} {ticket.responseDueAt}{/if}{if product.name}, {product.name}{/if}' });
    expect(preview).toMatchObject({ ticketNumber: number, subject: `${number} принято: <b>Сбой</b>`, body: expect.stringMatching(/^Высокий \S+ \S+ \d\d:\d\d$/), emptyPlaces: ['product.name'] });
    expect((await previewOf({ ticketId: number, template: 'ticket.closed', body: '{ticket.subject}' })).html).toContain('&lt;b&gt;Сбой&lt;/b&gt;');
  });

  test.each([
    ['a place that the letter does not fill', { body: 'Здравствуйте!\n\nНомер {ticket.numbr}' }, 'INVALID_VALUE', ['body'], '"body": the letter knows no {ticket.numbr} (line 3, character 7); did you mean {ticket.number}'],
    ['a condition that never ends', { subject: '{if product.name}x' }, 'INVALID_VALUE', ['subject'], '"subject": {if …} and {/if} do not match (line 1, character 1)'],
    ['what looks like a program', { body: '{constructor}' }, 'INVALID_VALUE', ['body'], '"body": the letter knows no {constructor} (line 1, character 1)'],
    ['a confirmation without its number', { subject: 'Спасибо' }, 'INVALID_VALUE', ['subject'], '"subject": the subject in Russian lacks {ticket.number}, without which the letter does not say what it is for; under a condition of another place it does not count'],
    ['an answer without what the specialist wrote', { template: 'ticket.answer', body: 'Ваш вопрос рассмотрен.' }, 'INVALID_VALUE', ['body'], '"body": the text in Russian lacks {message.body}, without which the letter does not say what it is for; under a condition of another place it does not count'],
    ['endless words', { subject: 'я'.repeat(251) }, 'TOO_LONG', ['subject'], '"subject" holds at most 250 characters, now 251'],
    ['a ticket that is not there', { ticketId: 'TP-1999-000001' }, 'NOT_FOUND', ['ticketId'], expect.any(String)],
    ['a letter that nobody writes', { template: 'ticket.lost' }, 'NOT_FOUND', ['template'], expect.any(String)],
  ])('with %s is refused with a sentence', async (_, input, code, field, message) => {
    expect(await previewed(input)).toEqual({ preview: null, userErrors: [{ code, field, message }] });
  });

  test('is there for every letter of the desk in both languages', async () => {
    const { id } = await world.request({ contact: null, channel: 'PAPER' });
    for (const { key } of describedTemplates()) {
      for (const locale of ['ru', 'en']) {
        const { subject, body } = await previewOf({ template: key, locale, ticketId: id });
        expect(`${subject}${body}`, `${key} in ${locale}`).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });

  test('is for staff: no client’s system sees it', async () => {
    const { errors } = await desk.ask(partnerOf(world.ladoga), document, { input: { locale: 'ru', template: 'ticket.accepted' } });
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
