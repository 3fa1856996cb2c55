import { codesOf, postponementReasons, type RegulationParameter } from '@reglament/schema';
import { mailTemplates } from './mailTemplates.ts';
import { parameterFault, parameterMissing, parameterTooLong } from './parameterFault.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { faultInWords, faultOfText, lackInWords, lacks } from './textPlaceholders.ts';

const requireText = (parameter: RegulationParameter, value: string, limit: number, ...below: (string | number)[]): void => {
  if (value === '') throw parameterMissing(parameter, ...below);
  if (value.length > limit) throw parameterTooLong(parameter, limit, value.length, ...below);
};

/** §4.13: the reasons are the five of the clause, each at most once, and at least one can be given. */
const requireSoundReasons = ({ reasons }: RegulationParameters): void => {
  const codes = new Set<string>();
  reasons.forEach(({ code, labelRu, labelEn }, index) => {
    if (codes.has(code)) throw parameterFault('reasons', { ru: 'эта причина уже есть', en: 'this reason is there already' }, index, 'code');
    codes.add(code);
    requireText('reasons', labelRu, 200, index, 'labelRu');
    requireText('reasons', labelEn, 200, index, 'labelEn');
  });
  for (const code of codesOf(postponementReasons)) if (!codes.has(code)) throw parameterMissing('reasons', code);
  if (!reasons.some(({ active }) => active)) throw parameterFault('reasons', { ru: 'хотя бы одна причина должна действовать', en: 'at least one reason must be active' });
};

const categoryCode = /^[A-Z][A-Z0-9_]{0,63}$/;
const clausePattern = /^\d{1,2}(?:\.\d{1,2}){0,2}$/;

/** §3: each category says by its clause why support covers it or not. */
const requireSoundCategories = ({ categories }: RegulationParameters): void => {
  if (categories.length === 0) throw parameterMissing('categories');
  if (categories.length > 100) throw parameterFault('categories', { ru: 'не больше 100 категорий', en: 'holds at most 100 categories' });
  const codes = new Set<string>();
  categories.forEach(({ code, clause, nameRu, nameEn }, index) => {
    if (!categoryCode.test(code)) throw parameterFault('categories', { ru: 'нужен код из заглавных латинских букв, цифр и подчёркивания', en: 'needs a code of capital Latin letters, digits and underscore' }, index, 'code');
    if (codes.has(code)) throw parameterFault('categories', { ru: 'категория с таким кодом уже есть', en: 'there is a category with this code already' }, index, 'code');
    codes.add(code);
    if (clause === '') throw parameterMissing('categories', index, 'clause');
    if (!clausePattern.test(clause)) throw parameterFault('categories', { ru: 'нужен пункт регламента вида 3.14', en: 'needs a clause of the regulation like 3.14' }, index, 'clause');
    requireText('categories', nameRu, 200, index, 'nameRu');
    requireText('categories', nameEn, 200, index, 'nameEn');
  });
};

/** §4.2, §4.4: a letter in words of its own uses only the places that the letter fills, and has those without which it does not say what it is for. */
const requireSoundMailTexts = ({ mailTexts }: RegulationParameters): void => {
  const seen = new Set<string>();
  mailTexts.forEach(({ template, locale, subject, body }, index) => {
    const known = mailTemplates().find(({ key }) => key === template);
    if (!known) throw parameterFault('mailTexts', { ru: 'такого письма нет', en: 'there is no such letter' }, index, 'template');
    const { placeholders, required } = known;
    const [clause = known.clause] = known.clause.split(',');
    if (seen.has(`${template} ${locale}`)) throw parameterFault('mailTexts', { ru: 'текст этого письма на этом языке уже задан', en: 'this letter has a text in this language already' }, index, 'template');
    seen.add(`${template} ${locale}`);
    for (const [part, text, limit] of [['subject', subject, 250], ['body', body, 20_000]] as const) {
      if (text === null) continue;
      requireText('mailTexts', text, limit, index, part);
      const fault = faultOfText(text, placeholders);
      if (fault) throw parameterFault('mailTexts', { ...faultInWords(fault), clause }, index, part);
      const lacking = lacks(text, required[part]);
      if (lacking !== null) throw parameterFault('mailTexts', { ...lackInWords(lacking, { part, locale }), clause }, index, part);
    }
  });
};

export const requireSoundWords = (parameters: RegulationParameters): void => {
  requireSoundReasons(parameters);
  requireSoundCategories(parameters);
  requireSoundMailTexts(parameters);
};
