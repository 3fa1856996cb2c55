import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { commandClock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from '../tickets/testing/developmentWorld.ts';
import featureRequests from './index.ts';

const clock = commandClock();
const manager = person('PRODUCT_MANAGER');

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openDevelopmentWorld([featureRequests]);
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());
beforeEach(() => world.system.rows("truncate feature_request, feature_request_voice, event_log; delete from number_series where prefix = 'FW'"));

interface Wish {
  id: string;
  number: string;
  [field: string]: unknown;
}

type Viewer = Parameters<Desk['act']>[0];
const act = (name: string, input: Record<string, unknown>, viewer: Viewer = manager) =>
  world.desk.act(viewer, name, input, 'featureRequest { id number title text benefit status possibleStatuses voices release decisionComment createdAt version client { key } product { key } ticket { number } supporters { key } }');
const done = async (name: string, input: Record<string, unknown>, viewer: Viewer = manager): Promise<Wish> => {
  const payload = await act(name, input, viewer);
  expect(payload.userErrors).toEqual([]);
  return payload['featureRequest'] as Wish;
};
const wish = (input: Record<string, unknown> = {}, viewer: Viewer = manager): Promise<Wish> => done('submitFeatureRequest', { clientId: world.seim, title: 'Выгрузка в CSV', text: 'Выбор столбцов.', ...input }, viewer);
const decide = (named: string, status: string, more: Record<string, unknown> = {}): Promise<Wish> => done('decideFeatureRequest', { featureRequestId: named, status, ...more });
const everything = () =>
  world.system.rows("select (select json_agg(feature_request order by id) from feature_request) wishes, (select json_agg(feature_request_voice order by id) from feature_request_voice) voices, (select count(*) from event_log) events, (select last from number_series where prefix = 'FW') last");

test('a wish gets its number, its client’s voice and an event', async () => {
  const submitted = await wish({ benefit: 'Два часа в неделю', productId: world.studio, ticketId: world.ticket.number });
  expect(submitted).toMatchObject({
    number: 'FW-2026-001', status: 'REGISTERED', voices: 1, client: { key: 'seim' }, product: { key: 'studio' }, ticket: { number: world.ticket.number },
    supporters: [{ key: 'seim' }], benefit: 'Два часа в неделю', release: null, createdAt: '2026-11-24T09:00:00.000Z', version: 1,
  });
  expect((await wish()).number).toBe('FW-2026-002');
  expect(await world.system.rows('select type, client_id, payload from event_log order by occurred_at, id limit 1')).toEqual([
    { type: 'FEATURE_REQUEST_SUBMITTED', client_id: world.seim, payload: { number: 'FW-2026-001', title: 'Выгрузка в CSV', ticketId: world.ticket.id } },
  ]);
});

test('a ticket alone names its client, and a key acts for its own', async () => {
  expect(await wish({ clientId: null, ticketId: world.ticket.id })).toMatchObject({ client: { key: 'seim' } });
  expect(await wish({ clientId: null }, partnerOf(world.ladoga))).toMatchObject({ client: { key: 'ladoga' } });
});

test('each client has one voice, which changes no version', async () => {
  const { number } = await wish();
  expect(await done('supportFeatureRequest', { featureRequestId: number.toLowerCase(), clientId: world.ladoga })).toMatchObject({ voices: 2, version: 1, supporters: [{ key: 'seim' }, { key: 'ladoga' }] });
  expect((await act('supportFeatureRequest', { featureRequestId: number, clientId: world.ladoga })).userErrors).toMatchObject([{ code: 'ALREADY_SUPPORTED', field: ['clientId'], clause: '3.12' }]);
});

test('voices given at the same moment count once a client', async () => {
  const { id } = await wish();
  const answers = await Promise.all(Array.from({ length: 5 }, () => act('supportFeatureRequest', { featureRequestId: id, clientId: world.ladoga })));
  expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array(4).fill('ALREADY_SUPPORTED'));
  expect(await world.desk.get(manager, `{ featureRequest(id: "${id}") { voices } }`)).toEqual({ featureRequest: { voices: 2 } });
});

test('a wish goes its way to a release, and the latest comment stands', async () => {
  const { id, number } = await wish();
  expect(await decide(id, 'ACCEPTED', { comment: 'Берём', expectedVersion: 1 })).toMatchObject({ status: 'ACCEPTED', possibleStatuses: ['PLANNED', 'INCLUDED_IN_RELEASE', 'DECLINED'], decisionComment: 'Берём', version: 2 });
  expect(await decide(number, 'PLANNED', { release: 'Студия 1.14' })).toMatchObject({ status: 'PLANNED', release: 'Студия 1.14', decisionComment: null });
  expect(await decide(id, 'INCLUDED_IN_RELEASE', { release: 'Студия 1.15' })).toMatchObject({ status: 'INCLUDED_IN_RELEASE', release: 'Студия 1.15', version: 4 });
  expect((await world.system.rows<{ payload: unknown }>("select payload from event_log where type = 'FEATURE_REQUEST_DECIDED' order by occurred_at, id")).at(-1)?.payload).toEqual({
    number, previous: 'PLANNED', status: 'INCLUDED_IN_RELEASE', release: 'Студия 1.15', comment: null,
  });
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const cases: [string, string, () => Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no client', 'submitFeatureRequest', () => ({ clientId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'] }],
    ['an unknown client', 'submitFeatureRequest', () => ({ clientId: newId() }), { code: 'NOT_FOUND', field: ['clientId'] }],
    ['no title', 'submitFeatureRequest', () => ({ title: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['title'] }],
    ['a title too long', 'submitFeatureRequest', () => ({ title: 'я'.repeat(501) }), { code: 'TOO_LONG', field: ['title'] }],
    ['a text of blanks', 'submitFeatureRequest', () => ({ text: ' \n ' }), { code: 'REQUIRED_FIELD_MISSING', field: ['text'] }],
    ['a text too long', 'submitFeatureRequest', () => ({ text: 'я'.repeat(100_001) }), { code: 'TOO_LONG', field: ['text'] }],
    ['a product of the past', 'submitFeatureRequest', () => ({ productId: world.retired }), { code: 'NOT_FOUND', field: ['productId'] }],
    ['a ticket of another client', 'submitFeatureRequest', () => ({ clientId: world.ladoga, ticketId: world.ticket.id }), { code: 'NOT_FOUND', field: ['ticketId'] }],
    ['an unknown ticket', 'submitFeatureRequest', () => ({ ticketId: 'TP-2026-999999' }), { code: 'NOT_FOUND', field: ['ticketId'] }],
    ['a voice for nothing', 'supportFeatureRequest', () => ({ featureRequestId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['featureRequestId'] }],
    ['a voice for an unknown wish', 'supportFeatureRequest', () => ({ featureRequestId: 'FW-2026-999' }), { code: 'NOT_FOUND', field: ['featureRequestId'] }],
    ['a voice of nobody', 'supportFeatureRequest', () => ({ clientId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'] }],
    ['a decision about an unknown wish', 'decideFeatureRequest', () => ({ featureRequestId: newId() }), { code: 'NOT_FOUND', field: ['featureRequestId'] }],
    ['a stale version', 'decideFeatureRequest', () => ({ expectedVersion: 3 }), { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['a way that is not open', 'decideFeatureRequest', () => ({ status: 'PLANNED' }), { code: 'ACT_NOT_POSSIBLE', field: ['featureRequestId'] }],
    ['a decline without a word', 'decideFeatureRequest', () => ({ status: 'DECLINED' }), { code: 'REQUIRED_FIELD_MISSING', field: ['comment'] }],
    ['a comment too long', 'decideFeatureRequest', () => ({ comment: 'я'.repeat(10_001) }), { code: 'TOO_LONG', field: ['comment'] }],
    ['a release where there is none', 'decideFeatureRequest', () => ({ release: '1.14' }), { code: 'INVALID_VALUE', field: ['release'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const { id } = await wish();
    const before = await everything();
    const subjects: Record<string, Record<string, unknown>> = {
      submitFeatureRequest: { clientId: world.seim, title: 'Ещё одно', text: 'Да.' },
      supportFeatureRequest: { featureRequestId: id, clientId: world.ladoga },
      decideFeatureRequest: { featureRequestId: id, status: 'ACCEPTED' },
    };
    expect(await act(name, { ...subjects[name], ...input() })).toMatchObject({ featureRequest: refused.code === 'STALE_VERSION' ? { id } : null, eventIds: [], userErrors: [{ ...refused, clause: '3.12' }] });
    expect(await everything()).toEqual(before);
  });

  test('a released wish says its state in the reader’s language, and takes no voice', async () => {
    const { id } = await wish();
    await decide(id, 'DECLINED', { comment: 'Есть в 1.13' });
    expect((await act('supportFeatureRequest', { featureRequestId: id, clientId: world.ladoga })).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', message: 'Not possible while the status is "Declined"', clause: '3.12' }]);
  });

  test('nobody decides or submits without the right', async () => {
    const { id } = await wish();
    const before = await everything();
    for (const viewer of [person('SPECIALIST'), partnerOf(world.seim)])
      expect(await act('decideFeatureRequest', { featureRequestId: id, status: 'ACCEPTED' }, viewer)).toMatchObject({ featureRequest: null, userErrors: [{ code: 'FORBIDDEN', clause: '3.12' }] });
    for (const name of ['submitFeatureRequest', 'supportFeatureRequest'])
      expect(await act(name, { clientId: world.seim }, person('AUDITOR'))).toMatchObject({ featureRequest: null, userErrors: [{ code: 'FORBIDDEN', clause: '3.12' }] });
    expect((await act('submitFeatureRequest', { clientId: world.seim, title: 'Чужое', text: 'Да.' }, partnerOf(world.ladoga))).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['clientId'], clause: '3.12' }]);
    expect(await everything()).toEqual(before);
  });
});

describe('between clients', () => {
  test('a wish is not there for another client until it is taken up, and then it keeps its author to itself', async () => {
    const partner = partnerOf(world.ladoga);
    const { id, number } = await wish({ benefit: 'Секрет', ticketId: world.ticket.id });
    const seen = () =>
      world.desk.get(partner, `{ one: featureRequest(id: "${number}") { number client { key } benefit ticket { number } voices supporters { key } }
        listed: featureRequests { nodes { number } } bySeim: featureRequests(filter: { clientId: ["${world.seim}"] }) { nodes { number } } byName: featureRequests(filter: { text: "Сейм" }) { nodes { number } } }`);
    expect(await seen()).toEqual({ one: null, listed: { nodes: [] }, bySeim: { nodes: [] }, byName: { nodes: [] } });
    expect((await act('supportFeatureRequest', { featureRequestId: id }, partner)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['featureRequestId'], clause: '3.12' }]);
    await decide(id, 'ACCEPTED');
    expect(await seen()).toEqual({ one: { number, client: null, benefit: null, ticket: null, voices: 1, supporters: [] }, listed: { nodes: [{ number }] }, bySeim: { nodes: [] }, byName: { nodes: [] } });
    expect(await done('supportFeatureRequest', { featureRequestId: number }, partner)).toMatchObject({ voices: 2, supporters: [{ key: 'ladoga' }], client: null });
    await decide(id, 'DECLINED', { comment: 'Передумали' });
    expect(await seen()).toMatchObject({ one: { number }, listed: { nodes: [{ number }] } });
  });

  test('its author sees everything of it', async () => {
    const { number } = await wish({ benefit: 'Секрет' }, partnerOf(world.seim));
    expect(await world.desk.get(partnerOf(world.seim), `{ featureRequest(id: "${number}") { benefit client { key } supporters { key } } }`)).toEqual({ featureRequest: { benefit: 'Секрет', client: { key: 'seim' }, supporters: [{ key: 'seim' }] } });
  });
});

test('the desk filters and orders wishes', async () => {
  const [first, second] = [await wish({ title: 'Б', productId: world.studio }), await wish({ title: 'А', clientId: world.ladoga })];
  await done('supportFeatureRequest', { featureRequestId: second.id, clientId: world.seim });
  await decide(first.id, 'ACCEPTED');
  const list = async (args: string) => (await world.desk.get<{ featureRequests: { nodes: Wish[] } }>(manager, `{ featureRequests(${args}) { nodes { number } } }`)).featureRequests.nodes.map(({ number }) => number);
  expect(await list('orderBy: [{ field: VOICES, direction: DESC }]')).toEqual([second.number, first.number]);
  expect(await list('orderBy: [{ field: STATUS }]')).toEqual([second.number, first.number]);
  expect(await list('orderBy: [{ field: NUMBER }], first: 1')).toEqual([first.number]);
  expect(await list('filter: { status: [ACCEPTED, PLANNED] }')).toEqual([first.number]);
  expect(await list(`filter: { clientId: ["${world.ladoga}"] }`)).toEqual([second.number]);
  expect(await list(`filter: { supporterId: ["${world.seim}"] }, orderBy: [{ field: TITLE }]`)).toEqual([second.number, first.number]);
  expect(await list(`filter: { productId: ["${world.studio}"] }`)).toEqual([first.number]);
  expect(await list('filter: { text: "ладога" }')).toEqual([second.number]);
  expect(await list(`filter: { ids: ["${first.id}", "no id"] }`)).toEqual([first.number]);
  expect(await list(`filter: { ids: ["${second.number.toLowerCase()}"] }`)).toEqual([second.number]);
});
