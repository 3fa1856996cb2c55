import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partnerOf, person, type Desk } from '../access/testing/asking.ts';
import outgoing from '../outgoing/index.ts';
import { commandClock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openDevelopmentWorld, type DevelopmentWorld } from '../tickets/testing/developmentWorld.ts';
import termsOfReference from './index.ts';

const clock = commandClock();
const manager = person('PRODUCT_MANAGER');
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: DevelopmentWorld;
beforeAll(async () => {
  await clock.set(noon);
  world = await openDevelopmentWorld([outgoing, termsOfReference]);
}, scratchPatienceMilliseconds);
afterAll(() => world.system.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.system.rows("truncate terms_of_reference, event_log; delete from number_series where prefix = 'TOR'");
});

interface Terms {
  id: string;
  number: string;
  version: number;
  [field: string]: unknown;
}

type Viewer = Parameters<Desk['act']>[0];
const fields = 'id number title status revision possibleDecisions termText termOn decisionComment submittedAt decidedAt version standard client { key } product { key } ticket { number } sections { code name text required }';
const act = (name: string, input: Record<string, unknown>, viewer: Viewer = manager) => world.desk.act(viewer, name, input, `termsOfReference { ${fields} }`);
const done = async (name: string, input: Record<string, unknown>, viewer: Viewer = manager): Promise<Terms> => {
  const payload = await act(name, input, viewer);
  expect(payload.userErrors).toEqual([]);
  return payload['termsOfReference'] as Terms;
};
const whole = ['8', '1', '3', '4.1'].map((code) => ({ code, text: `Раздел ${code}` }));
const submit = (input: Record<string, unknown> = {}, viewer: Viewer = manager): Promise<Terms> =>
  done('submitTermsOfReference', { clientId: world.seim, title: 'Модуль выгрузки', standard: 'GOST_19_201', sections: whole, ...input }, viewer);
const decide = (terms: Terms, decision: string, more: Record<string, unknown> = {}): Promise<Terms> => done('decideTermsOfReference', { termsOfReferenceId: terms.id, decision, ...more });
/** The document after these decisions. */
const after = async (...decisions: [string, Record<string, unknown>?][]): Promise<Terms> => {
  let terms = await submit();
  for (const [decision, more] of decisions) terms = await decide(terms, decision, more);
  return terms;
};
const everything = () =>
  world.system.rows("select (select json_agg(terms_of_reference order by id) from terms_of_reference) documents, (select count(*) from event_log) events, (select last from number_series where prefix = 'TOR') last");

test('§3.16: a submitted document gets its number, its sections stand in the order of the standard', async () => {
  const terms = await submit({ productId: world.studio, ticketId: world.ticket.number });
  expect(terms).toMatchObject({
    number: 'TOR-2026-001', status: 'SUBMITTED', revision: 1, possibleDecisions: ['REVIEW'], submittedAt: '2026-11-24T09:00:00.000Z', decidedAt: null, version: 1,
    client: { key: 'seim' }, product: { key: 'studio' }, ticket: { number: world.ticket.number },
  });
  expect(terms['sections']).toEqual([
    { code: '1', name: 'Introduction', text: 'Раздел 1', required: true },
    { code: '3', name: 'Purpose of development', text: 'Раздел 3', required: true },
    { code: '4.1', name: 'Functional characteristics', text: 'Раздел 4.1', required: true },
    { code: '8', name: 'Control and acceptance', text: 'Раздел 8', required: true },
  ]);
  expect((await submit({ clientId: null }, partnerOf(world.ladoga))).number).toBe('TOR-2026-002');
});

test('§3.16: from submission to delivery, with a term that is set individually', async () => {
  let terms = await submit();
  terms = await decide(terms, 'REVIEW', { expectedVersion: 1 });
  terms = await decide(terms, 'ESTIMATE', { termText: 'предварительно 5 месяцев' });
  expect(terms).toMatchObject({ status: 'ESTIMATION', termText: 'предварительно 5 месяцев', termOn: null, possibleDecisions: ['AGREE', 'REJECT'] });
  expect((await act('decideTermsOfReference', { termsOfReferenceId: terms.id, decision: 'AGREE' })).userErrors).toMatchObject([{ code: 'TERM_MISSING', field: ['termText'], clause: '3.16' }]);
  await clock.set(noon + 3_600_000);
  terms = await decide(terms, 'AGREE', { termText: '5 месяцев', termOn: '2027-04-30' });
  expect(terms).toMatchObject({ status: 'AGREED', termText: '5 месяцев', termOn: '2027-04-30', decidedAt: '2026-11-24T10:00:00.000Z', revision: 1 });
  terms = await decide(terms, 'START_DEVELOPMENT');
  terms = await decide(terms, 'AGREE', { termText: '6 месяцев', comment: 'Дополнение 1: формат LandXML' });
  expect(terms).toMatchObject({ status: 'AGREED', revision: 2, termText: '6 месяцев', termOn: null });
  terms = await decide(await decide(terms, 'START_DEVELOPMENT'), 'ACCEPTANCE');
  terms = await decide(terms, 'RETURN', { comment: 'Не хватает отчёта' });
  expect(terms).toMatchObject({ status: 'IN_DEVELOPMENT', decisionComment: 'Не хватает отчёта' });
  terms = await decide(await decide(terms, 'ACCEPTANCE'), 'INCLUDE');
  expect(terms).toMatchObject({ status: 'INCLUDED_IN_DELIVERY', possibleDecisions: [], termText: '6 месяцев', version: 11 });
});

test('what is sent back is submitted again as the next revision', async () => {
  const returned = await after(['REVIEW'], ['RETURN', { comment: 'Уточните раздел 8' }]);
  expect(returned).toMatchObject({ status: 'DRAFT', revision: 1 });
  const again = await done('submitTermsOfReference', { termsOfReferenceId: returned.number, expectedVersion: 3, sections: [...whole, { code: 'A', text: 'Схема' }, { code: '5', text: ' ' }] }, partnerOf(world.seim));
  expect(again).toMatchObject({ id: returned.id, number: returned.number, status: 'SUBMITTED', revision: 2, title: 'Модуль выгрузки', decisionComment: 'Уточните раздел 8', version: 4 });
  expect((again['sections'] as { code: string }[]).map(({ code }) => code)).toEqual(['1', '3', '4.1', '8', 'A']);
});

test('§3.16: the review has its day, a warning when that has passed undecided, and a new one with a new revision', async () => {
  const standing = async ({ number }: Terms, viewer: Viewer = manager) => (await world.desk.get<{ termsOfReference: unknown }>(viewer, `{ termsOfReference(id: "${number}") { decisionDueOn decisionLate } }`)).termsOfReference;
  const terms = await submit();
  expect(await standing(terms)).toEqual({ decisionDueOn: '2026-12-22', decisionLate: false });
  await clock.set(Date.parse('2026-12-22T20:59:00Z'));
  expect(await standing(terms)).toMatchObject({ decisionLate: false });
  await clock.set(Date.parse('2026-12-22T21:00:00Z'));
  expect(await standing(terms)).toMatchObject({ decisionLate: true });
  await decide(terms, 'REVIEW');
  await decide(terms, 'RETURN', { comment: 'Уточните раздел 8' });
  expect(await standing(terms)).toEqual({ decisionDueOn: '2026-12-22', decisionLate: false });
  await done('submitTermsOfReference', { termsOfReferenceId: terms.number, sections: whole });
  expect(await standing(terms)).toEqual({ decisionDueOn: '2027-01-29', decisionLate: false });
});

test('the journal tells every act with its words', async () => {
  const terms = await after(['REVIEW'], ['RETURN', { comment: 'Уточните раздел 8' }]);
  await done('withdrawTermsOfReference', { termsOfReferenceId: terms.id, comment: 'Передумали' }, partnerOf(world.seim));
  const { termsOfReference: read } = await world.desk.get<{ termsOfReference: { acts: unknown[] } }>(partnerOf(world.seim), `{ termsOfReference(id: "${terms.number}") { acts { type body clause author { kind name } params { name value } } } }`);
  const { name } = manager;
  expect(read.acts).toEqual([
    { type: 'SUBMITTED', body: null, clause: '3.16', author: { kind: 'STAFF', name }, params: [{ name: 'revision', value: '1' }] },
    { type: 'DECIDED', body: null, clause: '3.16', author: { kind: 'STAFF', name }, params: [{ name: 'decision', value: 'REVIEW' }, { name: 'previous', value: 'SUBMITTED' }, { name: 'status', value: 'UNDER_REVIEW' }, { name: 'revision', value: '1' }] },
    { type: 'DECIDED', body: 'Уточните раздел 8', clause: '3.16', author: { kind: 'STAFF', name }, params: [{ name: 'decision', value: 'RETURN' }, { name: 'previous', value: 'UNDER_REVIEW' }, { name: 'status', value: 'DRAFT' }, { name: 'revision', value: '1' }] },
    { type: 'WITHDRAWN', body: 'Передумали', clause: '3.16', author: { kind: 'MACHINE', name: 'ERP' }, params: [{ name: 'previous', value: 'DRAFT' }, { name: 'status', value: 'WITHDRAWN' }] },
  ]);
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const long = 'я'.repeat(100_001);
  const cases: [string, string, () => Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no client', 'submitTermsOfReference', () => ({ clientId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'] }],
    ['an unknown client', 'submitTermsOfReference', () => ({ clientId: newId() }), { code: 'NOT_FOUND', field: ['clientId'] }],
    ['no title', 'submitTermsOfReference', () => ({ title: '' }), { code: 'REQUIRED_FIELD_MISSING', field: ['title'] }],
    ['a title too long', 'submitTermsOfReference', () => ({ title: 'я'.repeat(501) }), { code: 'TOO_LONG', field: ['title'] }],
    ['no standard', 'submitTermsOfReference', () => ({ standard: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['standard'] }],
    ['no sections', 'submitTermsOfReference', () => ({ sections: null }), { code: 'SECTION_MISSING', field: ['sections'] }],
    ['a section that the standard does not have', 'submitTermsOfReference', () => ({ sections: [...whole, { code: '9', text: 'Да' }] }), { code: 'INVALID_VALUE', field: ['sections', '4', 'code'] }],
    ['a section twice', 'submitTermsOfReference', () => ({ sections: [...whole, { code: '1', text: 'Да' }] }), { code: 'INVALID_VALUE', field: ['sections', '4', 'code'] }],
    ['a section too long', 'submitTermsOfReference', () => ({ sections: [{ code: '1', text: long }] }), { code: 'TOO_LONG', field: ['sections', '0', 'text'] }],
    ['a document of more than a megabyte', 'submitTermsOfReference', () => ({ sections: ['1', '2', '3', '4.1', '5', '8'].map((code) => ({ code, text: 'я'.repeat(90_000) })) }), { code: 'TOO_LONG', field: ['sections'] }],
    ['a product of the past', 'submitTermsOfReference', () => ({ productId: world.retired }), { code: 'NOT_FOUND', field: ['productId'] }],
    ['a ticket of another client', 'submitTermsOfReference', () => ({ clientId: world.ladoga, ticketId: world.ticket.id }), { code: 'NOT_FOUND', field: ['ticketId'] }],
    ['again what was not sent back', 'submitTermsOfReference', () => ({ termsOfReferenceId: 'TOR-2026-001' }), { code: 'ACT_NOT_POSSIBLE', field: ['termsOfReferenceId'] }],
    ['again what is unknown', 'submitTermsOfReference', () => ({ termsOfReferenceId: newId() }), { code: 'NOT_FOUND', field: ['termsOfReferenceId'] }],
    ['a decision about nothing', 'decideTermsOfReference', () => ({ termsOfReferenceId: null }), { code: 'REQUIRED_FIELD_MISSING', field: ['termsOfReferenceId'] }],
    ['a decision about an unknown document', 'decideTermsOfReference', () => ({ termsOfReferenceId: 'TOR-2026-999' }), { code: 'NOT_FOUND', field: ['termsOfReferenceId'] }],
    ['a stale version', 'decideTermsOfReference', () => ({ expectedVersion: 8 }), { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['a step that is not open', 'decideTermsOfReference', () => ({ decision: 'INCLUDE' }), { code: 'ACT_NOT_POSSIBLE', field: ['termsOfReferenceId'] }],
    ['a term where there is none', 'decideTermsOfReference', () => ({ termText: '5 месяцев' }), { code: 'INVALID_VALUE', field: ['termText'] }],
    ['a day where there is none', 'decideTermsOfReference', () => ({ termOn: '2027-04-30' }), { code: 'INVALID_VALUE', field: ['termOn'] }],
    ['a comment too long', 'decideTermsOfReference', () => ({ comment: 'я'.repeat(10_001) }), { code: 'TOO_LONG', field: ['comment'] }],
    ['the withdrawal of an unknown document', 'withdrawTermsOfReference', () => ({ termsOfReferenceId: newId() }), { code: 'NOT_FOUND', field: ['termsOfReferenceId'] }],
    ['the withdrawal of a stale version', 'withdrawTermsOfReference', () => ({ expectedVersion: 8 }), { code: 'STALE_VERSION', field: ['expectedVersion'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const { id } = await submit();
    const before = await everything();
    const subjects: Record<string, Record<string, unknown>> = {
      submitTermsOfReference: { clientId: world.seim, title: 'Ещё один', standard: 'GOST_19_201', sections: whole },
      decideTermsOfReference: { termsOfReferenceId: id, decision: 'REVIEW' },
      withdrawTermsOfReference: { termsOfReferenceId: id },
    };
    expect(await act(name, { ...subjects[name], ...input() })).toMatchObject({ termsOfReference: refused.code === 'STALE_VERSION' ? { id } : null, eventIds: [], userErrors: [{ ...refused, clause: '3.16' }] });
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['a rejection without a word', { decision: 'REJECT' }, { code: 'REQUIRED_FIELD_MISSING', field: ['comment'] }],
    ['a return without a word', { decision: 'RETURN', comment: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['comment'] }],
    ['a term in the past', { decision: 'ESTIMATE', termOn: '2026-11-23' }, { code: 'INVALID_VALUE', field: ['termOn'] }],
    ['a term too long', { decision: 'ESTIMATE', termText: 'я'.repeat(1001) }, { code: 'TOO_LONG', field: ['termText'] }],
  ])('under review: %s', async (_, input, refused) => {
    const { id } = await after(['REVIEW']);
    const before = await everything();
    expect(await act('decideTermsOfReference', { termsOfReferenceId: id, ...input })).toMatchObject({ termsOfReference: null, userErrors: [{ ...refused, clause: '3.16' }] });
    expect(await everything()).toEqual(before);
  });

  test('again under another standard or for another client', async () => {
    const { id } = await after(['REVIEW'], ['RETURN', { comment: 'Иначе' }]);
    const before = await everything();
    for (const [field, value] of [['standard', 'GOST_34_602'], ['clientId', world.ladoga]] as const)
      expect((await act('submitTermsOfReference', { termsOfReferenceId: id, sections: whole, [field]: value })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: [field], clause: '3.16' }]);
    expect(await everything()).toEqual(before);
  });

  test('missing sections are listed by number and name', async () => {
    const { userErrors } = await act('submitTermsOfReference', { clientId: world.seim, title: 'Без разделов', standard: 'GOST_19_201', sections: whole.slice(1) });
    expect(userErrors).toMatchObject([{ code: 'SECTION_MISSING', clause: '3.16', message: 'Required sections are missing: 8 "Control and acceptance"', params: [{ name: 'sections', value: '8 "Control and acceptance"' }] }]);
  });

  test('nobody submits, decides or withdraws without the right', async () => {
    const { id } = await submit();
    const before = await everything();
    for (const viewer of [person('SPECIALIST'), partnerOf(world.seim)])
      expect(await act('decideTermsOfReference', { termsOfReferenceId: id, decision: 'REVIEW' }, viewer)).toMatchObject({ termsOfReference: null, userErrors: [{ code: 'FORBIDDEN', clause: '3.16' }] });
    for (const name of ['submitTermsOfReference', 'withdrawTermsOfReference'])
      expect(await act(name, { termsOfReferenceId: id }, person('AUDITOR'))).toMatchObject({ termsOfReference: null, userErrors: [{ code: 'FORBIDDEN', clause: '3.16' }] });
    expect((await act('withdrawTermsOfReference', { termsOfReferenceId: id }, partnerOf(world.ladoga))).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['termsOfReferenceId'], clause: '3.16' }]);
    expect(await everything()).toEqual(before);
  });
});

test('the desk filters and orders documents; a partner’s system sees its own', async () => {
  const system = [1, 2, 3, 4, 7].map((code) => ({ code: String(code), text: 'Да' }));
  const [first, second] = [await submit({ title: 'Б', productId: world.studio }), await submit({ title: 'А', clientId: world.ladoga, standard: 'GOST_34_602', sections: system })];
  await decide(first, 'REVIEW');
  const list = async (args: string, viewer: Viewer = manager) =>
    (await world.desk.get<{ termsOfReferences: { nodes: Terms[] } }>(viewer, `{ termsOfReferences(${args}) { nodes { number } } }`)).termsOfReferences.nodes.map(({ number }) => number);
  expect(await list('orderBy: [{ field: TITLE }]')).toEqual([second.number, first.number]);
  expect(await list('orderBy: [{ field: STATUS, direction: DESC }]')).toEqual([first.number, second.number]);
  expect(await list('orderBy: [{ field: CLIENT }, { field: TERM }, { field: DECIDED }], last: 1')).toEqual([first.number]);
  expect(await list('filter: { status: [UNDER_REVIEW], text: "tor-2026" }')).toEqual([first.number]);
  expect(await list('filter: { standard: [GOST_34_602] }')).toEqual([second.number]);
  expect(await list(`filter: { clientId: ["${world.ladoga}"] }`)).toEqual([second.number]);
  expect(await list(`filter: { productId: ["${world.studio}"], ids: ["${first.id}"] }`)).toEqual([first.number]);
  expect(await list('first: 9', partnerOf(world.ladoga))).toEqual([second.number]);
  expect(await world.desk.get(partnerOf(world.ladoga), `{ termsOfReference(id: "${first.id}") { id } }`)).toEqual({ termsOfReference: null });
});

test('the template of a standard says what to fill in', async () => {
  const { termsOfReferenceTemplate: template } = await world.desk.get<{ termsOfReferenceTemplate: { sections: { code: string; required: boolean }[] } }>(
    partnerOf(world.seim), '{ termsOfReferenceTemplate(standard: GOST_34_602) { standard name sections { code nameRu nameEn hintRu hintEn required } } }',
  );
  expect(template).toMatchObject({ standard: 'GOST_34_602', name: 'GOST 34.602-2020' });
  expect(template.sections.filter(({ required }) => required).map(({ code }) => code)).toEqual(['1', '2', '3', '4', '7']);
  expect(template.sections[0]).toMatchObject({ code: '1', nameRu: 'Общие сведения', nameEn: 'General information' });
});
