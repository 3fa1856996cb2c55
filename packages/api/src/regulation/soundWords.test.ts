import { beforeEach, describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { useMailTemplates } from './mailTemplates.ts';
import type { MailText, ReasonWording, RegulationParameters } from './regulationParameters.ts';
import type { RequestCategory } from './requestCategories.ts';
import { requireSoundWords } from './soundWords.ts';
import { refusedAs, type ReadRefusal } from './testing/refusedAs.ts';

const check = (changed: Partial<RegulationParameters>): void => requireSoundWords({ ...defaultRegulation, ...changed });
const refused = (changed: Partial<RegulationParameters>): ReadRefusal => refusedAs(() => check(changed));
const invalid = (field: string, clause: string, ru: string, en: string): ReadRefusal =>
  ({ code: 'INVALID_VALUE', field: `parameters.${field}`, clause, ru: `Поле «parameters.${field}»: ${ru}`, en: `"parameters.${field}": ${en}` });
const missing = (field: string, clause: string) => expect.objectContaining({ code: 'REQUIRED_FIELD_MISSING', field: `parameters.${field}`, clause });
const tooLong = (field: string, clause: string, limit: number): ReadRefusal => ({
  code: 'TOO_LONG', field: `parameters.${field}`, clause,
  ru: `Поле «parameters.${field}»: не больше ${limit} символов, сейчас ${limit + 1}`, en: `"parameters.${field}" holds at most ${limit} characters, now ${limit + 1}`,
});

describe('§4.13: the reasons to postpone or refuse', () => {
  const { reasons } = defaultRegulation;
  const second = (changed: Partial<ReasonWording>): Partial<RegulationParameters> => ({ reasons: reasons.map((reason, index) => (index === 1 ? { ...reason, ...changed } : reason)) });

  it('are the five of the clause, in words of up to two hundred letters, some of them not active', () => {
    expect(() => check({ reasons })).not.toThrow();
    expect(() => check(second({ labelRu: 'я'.repeat(200), labelEn: 'z'.repeat(200), active: false }))).not.toThrow();
    expect(() => check({ reasons: reasons.map((reason, index) => ({ ...reason, active: index === 4 })) })).not.toThrow();
  });

  it.each([
    ['one that is left out', { reasons: reasons.slice(0, 4) }, missing('reasons.INCORRECT_OR_UNCONSTRUCTIVE', '4.13')],
    ['one that is there twice', { reasons: [...reasons, ...reasons.slice(0, 1)] }, invalid('reasons.5.code', '4.13', 'эта причина уже есть', 'this reason is there already')],
    ['no Russian words', second({ labelRu: '' }), missing('reasons.1.labelRu', '4.13')],
    ['no English words', second({ labelEn: '' }), missing('reasons.1.labelEn', '4.13')],
    ['too many Russian words', second({ labelRu: 'я'.repeat(201) }), tooLong('reasons.1.labelRu', '4.13', 200)],
    ['too many English words', second({ labelEn: 'z'.repeat(201) }), tooLong('reasons.1.labelEn', '4.13', 200)],
    ['none that may be given', { reasons: reasons.map((reason) => ({ ...reason, active: false })) }, invalid('reasons', '4.13', 'хотя бы одна причина должна действовать', 'at least one reason must be active')],
  ])('are refused with %s', (_, changed, refusal) => {
    expect(refused(changed)).toEqual(refusal);
  });
});

describe('§3: the categories of requests', () => {
  const category = (changed: Partial<RequestCategory> = {}): RequestCategory => ({ code: 'REPAIR', clause: '3.2', scope: 'IN', nameRu: 'Ремонт', nameEn: 'Repair', ...changed });
  const many = (count: number): RequestCategory[] => Array.from({ length: count }, (_, index) => category({ code: `C${index}` }));
  const wrongCode = invalid('categories.0.code', '3', 'нужен код из заглавных латинских букв, цифр и подчёркивания', 'needs a code of capital Latin letters, digits and underscore');
  const wrongClause = invalid('categories.0.clause', '3', 'нужен пункт регламента вида 3.14', 'needs a clause of the regulation like 3.14');

  it.each<[string, RequestCategory[]]>([
    ['one', [category()]],
    ['a hundred', many(100)],
    ['with a code of 64 letters', [category({ code: `A${'B'.repeat(63)}` })]],
    ['with names of 200 letters', [category({ nameRu: 'я'.repeat(200), nameEn: 'z'.repeat(200) })]],
    ['by a chapter, a clause and a part of it', [category({ code: 'A', clause: '3' }), category({ code: 'B', clause: '13.14' }), category({ code: 'C', clause: '3.14.15' })]],
  ])('are %s', (_, categories) => {
    expect(() => check({ categories })).not.toThrow();
  });

  it.each<[string, RequestCategory[], unknown]>([
    ['none', [], missing('categories', '3')],
    ['a hundred and one', many(101), invalid('categories', '3', 'не больше 100 категорий', 'holds at most 100 categories')],
    ['the same code twice', [category(), category({ clause: '3.3' })], invalid('categories.1.code', '3', 'категория с таким кодом уже есть', 'there is a category with this code already')],
    ['no clause', [category({ clause: '' })], missing('categories.0.clause', '3')],
    ['no Russian name', [category({ nameRu: '' })], missing('categories.0.nameRu', '3')],
    ['no English name', [category({ nameEn: '' })], missing('categories.0.nameEn', '3')],
    ['a Russian name of 201 letters', [category({ nameRu: 'я'.repeat(201) })], tooLong('categories.0.nameRu', '3', 200)],
    ['an English name of 201 letters', [category({ nameEn: 'z'.repeat(201) })], tooLong('categories.0.nameEn', '3', 200)],
  ])('are refused with %s', (_, categories, refusal) => {
    expect(refused({ categories })).toEqual(refusal);
  });

  it.each(['', 'repair', '1A', '_A', 'РЕМОНТ', 'A-B', 'A B', `A${'B'.repeat(64)}`])('the code %j is refused', (code) => {
    expect(refused({ categories: [category({ code })] })).toEqual(wrongCode);
  });

  it.each(['§3.2', '3.', '.3', '3.2.1.4', '123', '3.123', '3,2', '3.2.', '3a'])('the clause %j is refused', (clause) => {
    expect(refused({ categories: [category({ clause })] })).toEqual(wrongClause);
  });
});

describe('§4.2, §4.4: letters in words of their own', () => {
  beforeEach(() => {
    const words = { ru: '', en: '' };
    useMailTemplates([
      { key: 'confirmation', clause: '4.2, 4.4', subject: words, body: words, placeholders: ['number', 'client.name', 'due'], required: { subject: ['number'] } },
      { key: 'notice', clause: '4.4', subject: words, body: words, placeholders: ['due'], required: { body: ['due'] } },
    ]);
  });
  const letter = (changed: Partial<MailText> = {}): MailText => ({ template: 'confirmation', locale: 'ru', subject: 'Принято {number}', body: null, ...changed });

  it.each<[string, MailText[]]>([
    ['none', []],
    ['one in both languages', [letter(), letter({ locale: 'en' })]],
    ['two in one language', [letter(), letter({ template: 'notice', subject: 'Начата работа' })]],
    ['a subject of 250 letters and a body of 20000', [letter({ subject: `{number}${'я'.repeat(242)}`, body: 'я'.repeat(20_000) })]],
    ['only a body, with a condition', [letter({ subject: null, body: 'Принято {number}{if due}, до {due}{/if}.' })]],
  ])('are %s', (_, mailTexts) => {
    expect(() => check({ mailTexts })).not.toThrow();
  });

  it.each<[string, MailText[], unknown]>([
    ['a letter that the desk does not write', [letter({ template: 'postcard' })], invalid('mailTexts.0.template', '4.2', 'такого письма нет', 'there is no such letter')],
    ['the same letter twice', [letter(), letter({ subject: 'Иначе' })],
      invalid('mailTexts.1.template', '4.2', 'текст этого письма на этом языке уже задан', 'this letter has a text in this language already')],
    ['an empty subject', [letter({ subject: '' })], missing('mailTexts.0.subject', '4.2')],
    ['an empty body', [letter({ body: '' })], missing('mailTexts.0.body', '4.2')],
    ['a subject of 251 letters', [letter({ subject: 'я'.repeat(251) })], tooLong('mailTexts.0.subject', '4.2', 250)],
    ['a body of 20001 letters', [letter({ body: 'я'.repeat(20_001) })], tooLong('mailTexts.0.body', '4.2', 20_000)],
    ['a place that the letter does not fill', [letter({ body: 'Здравствуйте, {name}' })], invalid('mailTexts.0.body', '4.2', 'письмо не знает места {name} (строка 1, знак 15); похоже на {client.name}', 'the letter knows no {name} (line 1, character 15); did you mean {client.name}')],
    ['a place in another letter’s subject', [letter(), letter({ template: 'notice', subject: '{number}' })],
      invalid('mailTexts.1.subject', '4.4', 'письмо не знает места {number} (строка 1, знак 1)', 'the letter knows no {number} (line 1, character 1)')],
    ['a condition without an end', [letter({ subject: '{if due}срок' })], invalid('mailTexts.0.subject', '4.2', 'скобки {if …} и {/if} не сходятся (строка 1, знак 1)', '{if …} and {/if} do not match (line 1, character 1)')],
    ['a Russian subject without the place that it is for', [letter({ subject: 'Спасибо' })], invalid('mailTexts.0.subject', '4.2', 'в теме письма на русском нет места {number}, без которого письмо не скажет главного; под условием другого места оно не считается', 'the subject in Russian lacks {number}, without which the letter does not say what it is for; under a condition of another place it does not count')],
    ['an English text without it', [letter(), letter({ template: 'notice', locale: 'en', subject: null, body: 'Thanks' })], invalid('mailTexts.1.body', '4.4', 'в тексте письма на английском нет места {due}, без которого письмо не скажет главного; под условием другого места оно не считается', 'the text in English lacks {due}, without which the letter does not say what it is for; under a condition of another place it does not count')],
  ])('are refused with %s', (_, mailTexts, refusal) => {
    expect(refused({ mailTexts })).toEqual(refusal);
  });
});
