import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Terms {
  id: string;
  number: string;
  title: string;
  status: string;
  revision: number;
  version: number;
  termText: string | null;
  termOn: string | null;
  decisionComment: string | null;
  possibleDecisions: string[];
  client: { id: string };
  sections: { code: string; text: string; required: boolean }[];
}

const fields = 'id number title status revision version termText termOn decisionComment possibleDecisions client { id } sections { code text required }';
/** What the client's system reads of them. */
const clientFields = fields.replace('possibleDecisions ', '');
const filled = (...codes: string[]) => codes.map((code) => ({ code, text: `Раздел ${code}` }));
const program = { title: 'Модуль коррекции', standard: 'GOST_19_201', sections: filled('1', '3', '4.1', '8') };

let system: System;
let records: ReturnType<typeof recordsOf>;
let manager: { cookie: string };
let seim: string;
beforeAll(async () => {
  system = await startSystem();
  records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  manager = await system.signIn('PRODUCT_MANAGER');
  seim = (await records.client('seim')).id;
});
afterAll(() => system.stop());

const act = (name: string, input: Record<string, unknown>, asker?: Asker) => records.act<Terms>(name, 'termsOfReference', asker === system.partner ? clientFields : fields, input, asker);
const submitted = async (input: Record<string, unknown> = {}, asker: Asker = system.partner): Promise<Terms> => {
  const { id } = await records.done<Terms>('submitTermsOfReference', 'termsOfReference', 'id', { ...program, ...input }, asker);
  return (await system.get<{ termsOfReference: Terms }>(`query($id: ID!) { termsOfReference(id: $id) { ${fields} } }`, { id })).termsOfReference;
};
const decide = (terms: Pick<Terms, 'id'>, decision: string, input: Record<string, unknown> = {}) => act('decideTermsOfReference', { termsOfReferenceId: terms.id, decision, ...input }, manager);
const decided = async (terms: Pick<Terms, 'id'>, decision: string, input: Record<string, unknown> = {}): Promise<Terms> => {
  const { record, userErrors } = await decide(terms, decision, input);
  if (!record) throw new Error(`${decision} was refused: ${JSON.stringify(userErrors)}`);
  return record;
};
const agreed = async (): Promise<Terms> => {
  const terms = await submitted();
  await decided(terms, 'REVIEW');
  await decided(terms, 'ESTIMATE');
  return decided(terms, 'AGREE', { termText: 'Шесть недель после поставки образцов', termOn: '2027-02-15' });
};

describe('§3.16 an additional module is asked for by Terms of Reference', () => {
  it('with the sections that the standard requires: it gets a number and waits for review', async () => {
    const terms = await submitted();
    expect(terms).toMatchObject({ number: expect.stringMatching(/^TOR-2026-\d{3}$/), status: 'SUBMITTED', revision: 1, possibleDecisions: ['REVIEW'] });
    expect(terms.sections.map(({ code }) => code)).toEqual(['1', '3', '4.1', '8']);
  });

  it('from a ticket: the ticket shows what became of it', async () => {
    const ticket = await deskOf(system).clientAsks();
    const terms = await submitted({ ticketId: ticket.number });
    const { ticket: asked } = await system.get<{ ticket: { termsOfReferences: { number: string }[] } }>('query($id: ID!) { ticket(id: $id) { termsOfReferences { number } } }', { id: ticket.id }, system.partner);
    expect(asked.termsOfReferences).toEqual([{ number: terms.number }]);
  });

  it.each([
    ['GOST_19_201', ['1', '3', '8'], '4.1'],
    ['GOST_34_602', ['1', '2', '3', '4.2'], '7'],
  ])('%s without a required section is not taken, and the section is named', async (standard, codes, missing) => {
    const { record, userErrors } = await act('submitTermsOfReference', { ...program, standard, sections: filled(...codes) }, system.partner);
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'SECTION_MISSING', field: ['sections'], clause: '3.16', message: expect.stringContaining(missing) }]);
  });

  it.each([
    ['no title', { title: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['title'], clause: '3.16' }],
    ['no standard', { standard: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['standard'], clause: '3.16' }],
    ['no sections', { sections: [] }, { code: 'SECTION_MISSING', field: ['sections'], clause: '3.16' }],
    ['a section that the standard does not have', { sections: filled('1', '3', '4.1', '8', '99') }, { code: 'INVALID_VALUE', field: ['sections', '4', 'code'], clause: '3.16' }],
    ['a section twice', { sections: filled('1', '3', '4.1', '8', '8') }, { code: 'INVALID_VALUE', field: ['sections', '4', 'code'], clause: '3.16' }],
    ['a section without end', { sections: [...filled('1', '3', '4.1'), { code: '8', text: 'x'.repeat(100_001) }] }, { code: 'TOO_LONG', field: ['sections', '3', 'text'], clause: '3.16' }],
    ['a document of more than a megabyte', { sections: ['1', '2', '3', '4', '4.1', '4.2', '4.3', '5', '6', '7', '8'].map((code) => ({ code, text: 'x'.repeat(95_000) })) }, { code: 'TOO_LONG', field: ['sections'], clause: '3.16' }],
  ])('%s: refused with its field', async (_what, input, refusal) => {
    const { record, userErrors } = await act('submitTermsOfReference', { ...program, ...input }, system.partner);
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([refusal]);
  });

  it('20 at the same moment: 20 numbers in a row', async () => {
    const serials = (await Promise.all(Array.from({ length: 20 }, () => submitted()))).map(({ number }) => Number(number.split('-')[2])).toSorted((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 20 }, (_, index) => (serials[0] ?? 0) + index));
  });

  it('no answer term runs for it', async () => {
    const before = await deskOf(system).ticketCount({ awaitingAnswer: true });
    await submitted();
    expect(await deskOf(system).ticketCount({ awaitingAnswer: true })).toBe(before);
  });
});

describe('§3.16 the term is set individually', () => {
  it('there is no agreement without a term', async () => {
    const terms = await submitted();
    await decided(terms, 'REVIEW');
    await decided(terms, 'ESTIMATE', { termText: 'Предварительно два месяца' });
    const { record, userErrors } = await decide(terms, 'AGREE');
    expect(record).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'TERM_MISSING', field: ['termText'], clause: '3.16' }]);
  });

  it('the agreement keeps it in words and, if there is one, as a day', async () => {
    expect(await agreed()).toMatchObject({ status: 'AGREED', termText: 'Шесть недель после поставки образцов', termOn: '2027-02-15' });
  });

  it('a day that has passed is no term', async () => {
    const terms = await submitted();
    await decided(terms, 'REVIEW');
    await decided(terms, 'ESTIMATE');
    const { userErrors } = await decide(terms, 'AGREE', { termText: 'Вчера', termOn: '2026-11-23' });
    expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['termOn'], clause: '3.16' }]);
    expect(await decided(terms, 'AGREE', { termText: 'Сегодня', termOn: '2026-11-24' })).toMatchObject({ termOn: '2026-11-24' });
  });

  it('an addition to agreed Terms of Reference is agreed on again, as a new revision with its reason', async () => {
    const terms = await agreed();
    const { userErrors } = await decide(terms, 'AGREE', { termText: 'Восемь недель' });
    expect(userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['comment'], clause: '3.16' }]);
    expect(await decided(terms, 'AGREE', { termText: 'Восемь недель', comment: 'Добавлен протокол' })).toMatchObject({ status: 'AGREED', revision: 2, termText: 'Восемь недель' });
  });
});

describe('§3.16 from review to the delivery', () => {
  it('it may be included in the standard delivery', async () => {
    const terms = await agreed();
    for (const [decision, status] of [['START_DEVELOPMENT', 'IN_DEVELOPMENT'], ['ACCEPTANCE', 'ON_ACCEPTANCE'], ['INCLUDE', 'INCLUDED_IN_DELIVERY']] as const)
      expect(await decided(terms, decision)).toMatchObject({ status });
    expect(await decide(terms, 'REVIEW')).toMatchObject({ record: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE', field: ['termsOfReferenceId'], clause: '3.16' }] });
  });

  it('sent back with a reason, it is submitted again as the next revision', async () => {
    const terms = await submitted();
    await decided(terms, 'REVIEW');
    expect(await decide(terms, 'RETURN')).toMatchObject({ userErrors: [{ code: 'REQUIRED_FIELD_MISSING', field: ['comment'], clause: '3.16' }] });
    expect(await decided(terms, 'RETURN', { comment: 'Нет порядка приёмки' })).toMatchObject({ status: 'DRAFT', decisionComment: 'Нет порядка приёмки' });
    const again = await submitted({ termsOfReferenceId: terms.number, sections: filled('1', '2', '3', '4.1', '8') });
    expect(again).toMatchObject({ id: terms.id, status: 'SUBMITTED', revision: 2 });
    expect(again.sections.map(({ code }) => code)).toEqual(['1', '2', '3', '4.1', '8']);
  });

  it('a rejection says why', async () => {
    const terms = await submitted();
    await decided(terms, 'REVIEW');
    expect(await decide(terms, 'REJECT')).toMatchObject({ userErrors: [{ code: 'REQUIRED_FIELD_MISSING', field: ['comment'], clause: '3.16' }] });
    expect(await decided(terms, 'REJECT', { comment: 'Не относится к продуктам' })).toMatchObject({ status: 'REJECTED', possibleDecisions: [] });
  });

  it('only what is possible now is done: no step is left out', async () => {
    const terms = await submitted();
    for (const decision of ['ESTIMATE', 'AGREE', 'START_DEVELOPMENT', 'ACCEPTANCE', 'INCLUDE', 'DELIVER_SEPARATELY', 'RETURN', 'REJECT'])
      expect(await decide(terms, decision, { comment: 'x', termText: 'x' }), decision).toMatchObject({ userErrors: [{ code: 'ACT_NOT_POSSIBLE' }] });
  });

  it('of two decisions at the same moment one is done', async () => {
    const terms = await submitted();
    const outcomes = await Promise.all([1, 2, 3].map(() => decide(terms, 'REVIEW', { expectedVersion: terms.version })));
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['STALE_VERSION', 'STALE_VERSION']);
  });
});

describe('§3.16 both sides', () => {
  it('the client may withdraw until there is an agreement, and not after', async () => {
    const terms = await submitted();
    expect(await act('withdrawTermsOfReference', { termsOfReferenceId: terms.id }, system.partner)).toMatchObject({ record: { status: 'WITHDRAWN' } });
    const bound = await agreed();
    expect(await act('withdrawTermsOfReference', { termsOfReferenceId: bound.id }, system.partner)).toMatchObject({ record: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE', clause: '3.16' }] });
  });

  it('another client’s are not there', async () => {
    const foreign = await submitted({ clientId: seim }, system.desk);
    expect(await act('withdrawTermsOfReference', { termsOfReferenceId: foreign.id }, system.partner)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['termsOfReferenceId'] }] });
    expect(await system.get('query($id: ID!) { termsOfReference(id: $id) { id } }', { id: foreign.number }, system.partner)).toEqual({ termsOfReference: null });
  });
});

describe('§3.16 the client reads of it', () => {
  it('under which number it stands, and with which term it was agreed on', async () => {
    const { number } = await agreed();
    const letters = await mailboxOf(system).lettersWith(number);
    expect(letters.map(({ templateKey, subject, to }) => ({ templateKey, subject, reaches: to !== '' }))).toEqual([
      { templateKey: 'tor.registered', subject: `[${number}] Техническое задание зарегистрировано`, reaches: true },
      { templateKey: 'tor.decision', subject: `[${number}] Техническое задание: согласовано`, reaches: true },
    ]);
    expect(letters[1]?.body).toContain('Срок: Шесть недель после поставки образцов, 15.02.2027');
  });
});
