import { describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import { regulationDiff, sentenceOf } from './regulationDiff.ts';
import type { RegulationParameters } from './regulationParameters.ts';

const diff = (changed: Partial<RegulationParameters>, from: Partial<RegulationParameters> = {}) =>
  regulationDiff({ ...defaultRegulation, ...from }, { ...defaultRegulation, ...changed });
const sentences = (changed: Partial<RegulationParameters>, from: Partial<RegulationParameters> = {}) =>
  diff(changed, from).map((change) => [sentenceOf(change, 'ru'), sentenceOf(change, 'en')]);
const { reasons, categories } = defaultRegulation;
const [reason] = reasons;
const [category] = categories;
if (!reason || !category) throw new Error('the regulation has reasons and categories');

describe('§2.4: what changes between two versions, as everybody reads it', () => {
  it('nothing, when nothing differs', () => {
    expect(diff({})).toEqual([]);
  });

  it.each<[Partial<RegulationParameters>, string, string]>([
    [{ calendarCode: 'kz' }, 'Календарь рабочих дней (п. 4.6): было «ru», стало «kz».', 'Calendar of working days (clause 4.6): was “ru”, becomes “kz”.'],
    [{ timeZone: 'Asia/Omsk' }, 'Часовой пояс (п. 4.6): было «Europe/Moscow», стало «Asia/Omsk».', 'Time zone (clause 4.6): was “Europe/Moscow”, becomes “Asia/Omsk”.'],
    [{ openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '18:00' }] },
      'Часы приёма и ответов (п. 4.6): было «10:00–18:00», стало «09:00–13:00, 14:00–18:00».', 'Hours of requests and answers (clause 4.6): was “10:00–18:00”, becomes “09:00–13:00, 14:00–18:00”.'],
    [{ shortDayCloses: '17:00' }, 'Закрытие перед праздником (п. 4.6): было «как обычно», стало «17:00».', 'Closing before a holiday (clause 4.6): was “as usual”, becomes “17:00”.'],
    [{ outOfHoursSending: 'STAFF' }, 'Кто отправляет ответ вне рабочих часов (п. 4.6): было «руководитель поддержки», стало «любой специалист».',
      'Who may send an answer out of hours (clause 4.6): was “the head of support”, becomes “any specialist”.'],
    [{ answerTerms: { HIGH: 1, MEDIUM: 4, LOW: 7 } }, 'Срок ответа по приоритету: Высокий (п. 4.7): было «2 рабочих дня», стало «1 рабочий день».',
      'Term of an answer by priority: High (clause 4.7): was “2 working days”, becomes “1 working day”.'],
    [{ answerTerms: { HIGH: 2, MEDIUM: 5, LOW: 7 } }, 'Срок ответа по приоритету: Средний (п. 4.7): было «4 рабочих дня», стало «5 рабочих дней».',
      'Term of an answer by priority: Medium (clause 4.7): was “4 working days”, becomes “5 working days”.'],
    [{ answerTerms: { HIGH: 2, MEDIUM: 4, LOW: 7.5 } }, 'Срок ответа по приоритету: Низкий (п. 4.7): было «7 рабочих дней», стало «7.5 рабочих дней».',
      'Term of an answer by priority: Low (clause 4.7): was “7 working days”, becomes “7.5 working days”.'],
    [{ nominalDayHours: 7 }, 'Часов в рабочем дне срока (п. 4.7): было «8 ч», стало «7 ч».', 'Hours in one working day of a term (clause 4.7): was “8 h”, becomes “7 h”.'],
    [{ dueRule: 'END_OF_NTH_DAY' }, 'Правило счёта срока (п. 4.7): было «по рабочему времени», стало «до закрытия последнего дня срока».',
      'How a term is counted (clause 4.7): was “as an amount of working time”, becomes “to the closing of the last day”.'],
    [{ queueOrder: 'STRICT_ARRIVAL' }, 'Порядок очереди (п. 4.7): было «сначала ближайший срок», стало «строго по времени поступления».',
      'Order of the queue (clause 4.7): was “earliest due first”, becomes “strictly by arrival”.'],
    [{ defaultPriority: 'LOW' }, 'Приоритет, если он не указан (п. 4.7): было «Средний», стало «Низкий».', 'Priority when none is named (clause 4.7): was “Medium”, becomes “Low”.'],
    [{ warnings: [{ percentUsed: 50 }] }, 'Предупреждения о сроке (п. 4.7): было «75 %, 60 раб. мин до срока», стало «50 %».', 'Warnings of a due (clause 4.7): was “75 %, 60 working min left”, becomes “50 %”.'],
    [{ warnings: [] }, 'Предупреждения о сроке (п. 4.7): было «75 %, 60 раб. мин до срока», стало «—».', 'Warnings of a due (clause 4.7): was “75 %, 60 working min left”, becomes “—”.'],
    [{ quarantineClock: 'ARRIVAL' }, 'Срок письма из карантина (п. 4.9): было «с приёма сотрудником», стало «с поступления письма».',
      'Term of a quarantined letter (clause 4.9): was “from its release by staff”, becomes “from its arrival”.'],
    [{ archiveAfterDays: 90 }, 'Срок возврата закрытого обращения (п. 4.4): было «180 дн.», стало «90 дн.».', 'How long a closed ticket can come back (clause 4.4): was “180 d”, becomes “90 d”.'],
    [{ combinedNoticeMinutes: 5 }, 'Одно письмо о приёме и начале работы (п. 4.4): было «10 мин», стало «5 мин».',
      'One letter for acceptance and the beginning of work (clause 4.4): was “10 min”, becomes “5 min”.'],
    [{ graceWorkingMinutes: 30 }, 'Запас при смене календаря (п. 6): было «60 раб. мин», стало «30 раб. мин».', 'Grace when the calendar changes (clause 6): was “60 working min”, becomes “30 working min”.'],
    [{ termsOfReferenceReviewDays: 15 }, 'Рассмотрение технического задания (п. 3.16): было «20 рабочих дней», стало «15 рабочих дней».', 'Review of Terms of Reference (clause 3.16): was “20 working days”, becomes “15 working days”.'],
    [{ numberPrefixes: { ticket: 'HD', termsOfReference: 'TOR', featureRequest: 'FW' } }, 'Начало номеров: обращения (п. 4.4): было «TP», стало «HD».', 'Prefixes of numbers: tickets (clause 4.4): was “TP”, becomes “HD”.'],
    [{ numberPrefixes: { ticket: 'TP', termsOfReference: 'SPEC', featureRequest: 'FW' } },
      'Начало номеров: технические задания (п. 4.4): было «TOR», стало «SPEC».', 'Prefixes of numbers: Terms of Reference (clause 4.4): was “TOR”, becomes “SPEC”.'],
    [{ numberPrefixes: { ticket: 'TP', termsOfReference: 'TOR', featureRequest: 'W' } }, 'Начало номеров: пожелания (п. 4.4): было «FW», стало «W».', 'Prefixes of numbers: wishes (clause 4.4): was “FW”, becomes “W”.'],
    [{ reasons: [{ ...reason, active: false }, ...reasons.slice(1)] },
      'Причины отложить или отказать: NOT_REPRODUCIBLE (п. 4.13): было «Не воспроизводится на такой же конфигурации (действует)», стало «Не воспроизводится на такой же конфигурации (не действует)».',
      'Reasons to postpone or refuse: NOT_REPRODUCIBLE (clause 4.13): was “Not reproducible (active)”, becomes “Not reproducible (not active)”.'],
    [{ categories: [{ ...category, scope: 'LIMITED' }, ...categories.slice(1)] },
      'Категории обращений: THIRD_PARTY (п. 2.3): было «Сторонний продукт, §2.3, Не входит в поддержку», стало «Сторонний продукт, §2.3, Только общие рекомендации».',
      'Categories of requests: THIRD_PARTY (clause 2.3): was “Third-party product, §2.3, Not covered”, becomes “Third-party product, §2.3, General advice only”.'],
    [{ categories: categories.slice(1) },
      'Категории обращений: THIRD_PARTY (п. 2.3): было «Сторонний продукт, §2.3, Не входит в поддержку», стало «нет».',
      'Categories of requests: THIRD_PARTY (clause 2.3): was “Third-party product, §2.3, Not covered”, becomes “none”.'],
    [{ mailTexts: [{ template: 'confirmation', locale: 'ru', subject: 'Принято', body: 'Спасибо' }] },
      'Тексты писем: confirmation (ru) (п. 4.2): было «нет», стало «Принято / Спасибо».', 'Texts of letters: confirmation (ru) (clause 4.2): was “none”, becomes “Принято / Спасибо”.'],
    [{ mailTexts: [{ template: 'confirmation', locale: 'en', subject: null, body: 'Thank you' }] },
      'Тексты писем: confirmation (en) (п. 4.2): было «нет», стало «Thank you».', 'Texts of letters: confirmation (en) (clause 4.2): was “none”, becomes “Thank you”.'],
  ])('%j', (changed, ru, en) => {
    expect(sentences(changed)).toEqual([[ru, en]]);
  });

  it('a change names its place, its clause and both values', () => {
    expect(diff({ answerTerms: { HIGH: 3, MEDIUM: 4, LOW: 7 } })).toEqual([{
      path: 'answerTerms.HIGH', clause: '4.7', label: { ru: 'Срок ответа по приоритету: Высокий', en: 'Term of an answer by priority: High' },
      before: { ru: '2 рабочих дня', en: '2 working days' }, after: { ru: '3 рабочих дня', en: '3 working days' },
    }]);
    expect(diff({ mailTexts: [] }, { mailTexts: [{ template: 'notice', locale: 'ru', subject: 'Работа начата', body: null }] })).toMatchObject([{ path: 'mailTexts.notice.ru', before: { ru: 'Работа начата' }, after: null }]);
    expect(diff({ timeZone: 'Asia/Omsk' })).toMatchObject([{ path: 'timeZone', label: { ru: 'Часовой пояс', en: 'Time zone' } }]);
  });

  it('a wording that changes in one language only is a change', () => {
    expect(diff({ reasons: [{ ...reason, labelEn: 'Cannot be reproduced' }, ...reasons.slice(1)] }).map(({ path }) => path)).toEqual(['reasons.NOT_REPRODUCIBLE']);
    expect(diff({ reasons: [{ ...reason, labelRu: 'Не повторяется' }, ...reasons.slice(1)] }).map(({ path }) => path)).toEqual(['reasons.NOT_REPRODUCIBLE']);
  });

  it('a category that moves to another clause is told by the new one', () => {
    expect(diff({ categories: [{ ...category, clause: '3.15' }, ...categories.slice(1)] })).toMatchObject([{ clause: '3.15', before: { en: 'Third-party product, §2.3, Not covered' }, after: { en: 'Third-party product, §3.15, Not covered' } }]);
  });

  it('many changes come in the order of the clauses, what is removed before what is added', () => {
    const added = { ...category, code: 'REPAIR' };
    expect(diff({ mailTexts: [{ template: 'notice', locale: 'ru', subject: 'а', body: null }], categories: [...categories.slice(1), added], timeZone: 'Asia/Omsk', archiveAfterDays: 1 }).map(({ path }) => path))
      .toEqual(['timeZone', 'archiveAfterDays', 'categories.THIRD_PARTY', 'categories.REPAIR', 'mailTexts.notice.ru']);
  });
});
