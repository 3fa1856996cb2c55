import type { PostponementReason, Term } from '@reglament/schema';

const thirdParty = '2.3';

/** §4.13, §2.3, §3.13–3.16: the clause by which a decision is given: of what support does not cover that of its category. */
export const clauseOfReason = (category: { clause: string } | null): string => category?.clause ?? '4.13';

/** §2.3: whether the question is about a product of somebody else, who is to be asked. */
export const isAboutThirdParty = (category: { clause: string } | null): boolean => category?.clause === thirdParty;

/** §4.13: what a client whose question was postponed can do, by the reason. */
export const nextStep: Readonly<Record<PostponementReason, Term>> = {
  NOT_REPRODUCIBLE: { ru: 'шаги, которыми проблема повторяется у вас, и условия: версия, настройки, журналы', en: 'the steps by which it happens at your side, and the conditions: version, settings, logs' },
  INSUFFICIENT_DATA: { ru: 'ответ на вопрос, который мы задали в этом обращении', en: 'an answer to the question that we asked in this request' },
  NEEDS_DIAGNOSTICS_OR_RELEASE: { ru: 'пока ничего, о результате мы напишем', en: 'nothing for now, we shall write when there is a result' },
  OUT_OF_SCOPE: { ru: 'пока ничего, о результате мы напишем', en: 'nothing for now, we shall write when there is a result' },
  INCORRECT_OR_UNCONSTRUCTIVE: { ru: 'вопрос, изложенный заново: что вы делаете, что получаете и чего ожидали', en: 'the question once more: what you do, what you get and what you expected' },
};
