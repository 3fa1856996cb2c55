import type { Locale, PostponementEffect, PostponementReason } from '@reglament/schema';

type Texts = Readonly<Record<PostponementReason, Readonly<Record<Locale, string>>>>;

/** Ready texts for the client by reason (§4.13), to be changed before they leave; `%{proof}` is what the form holds as proof. */
const readyTexts: Readonly<Record<PostponementEffect, Texts>> = {
  POSTPONED: {
    NOT_REPRODUCIBLE: {
      ru: 'Мы повторили описанные действия на конфигурации: %{proof}. Проблема не проявилась. Если она повторяется у вас, пришлите журналы и точные условия: вернёмся к вопросу раньше.',
      en: 'We repeated the described steps on this configuration: %{proof}. The problem did not appear. If it does on your side, send the logs and the exact conditions, and we return to it sooner.',
    },
    INSUFFICIENT_DATA: {
      ru: 'Мы задали вопрос %{proof}, но данных для решения пока недостаточно. Как только вы их пришлёте, мы продолжим.',
      en: 'We asked a question on %{proof}, but the data is not sufficient yet. As soon as you send it, we go on.',
    },
    NEEDS_DIAGNOSTICS_OR_RELEASE: {
      ru: 'Для решения нужно следующее: %{proof}. На это требуется время; мы вернёмся к вопросу, когда это будет сделано.',
      en: 'The solution needs the following: %{proof}. This takes time; we return to the question when it is done.',
    },
    OUT_OF_SCOPE: {
      ru: 'Вопрос выходит за рамки технической поддержки: %{proof}. Мы уточним, чем можем помочь, и вернёмся к нему.',
      en: 'The question is out of the scope of support: %{proof}. We find out how we can help and return to it.',
    },
    INCORRECT_OR_UNCONSTRUCTIVE: {
      ru: 'Нам не удалось понять, что требуется, из сообщения: %{proof}. Опишите, пожалуйста, вопрос иначе: что вы делаете, что ожидаете и что происходит.',
      en: 'We could not see what is needed from this message: %{proof}. Please put the question another way: what you do, what you expect, and what happens.',
    },
  },
  REFUSED: {
    NOT_REPRODUCIBLE: {
      ru: 'Мы повторили описанные действия на конфигурации: %{proof}. Проблема не проявилась, и найти её причину на нашей стороне невозможно.',
      en: 'We repeated the described steps on this configuration: %{proof}. The problem did not appear, and its cause cannot be found on our side.',
    },
    INSUFFICIENT_DATA: {
      ru: 'Мы задали вопрос %{proof}, но данных, без которых решение невозможно, не получили.',
      en: 'We asked a question on %{proof}, but did not get the data without which no solution is possible.',
    },
    NEEDS_DIAGNOSTICS_OR_RELEASE: {
      ru: 'Для решения потребовалось бы следующее: %{proof}. В рамках технической поддержки это невозможно.',
      en: 'The solution would need the following: %{proof}. This is not possible within support.',
    },
    OUT_OF_SCOPE: {
      ru: 'Вопрос не входит в техническую поддержку: %{proof}. Если он относится к стороннему продукту, обратитесь, пожалуйста, к его изготовителю.',
      en: 'The question is not covered by support: %{proof}. If it concerns a third-party product, please contact its vendor.',
    },
    INCORRECT_OR_UNCONSTRUCTIVE: {
      ru: 'Продолжить работу по сообщению невозможно: %{proof}. Если вопрос остался, опишите его, пожалуйста, заново.',
      en: 'We cannot work on this message: %{proof}. If the question remains, please describe it anew.',
    },
  },
};

/** The ready text with its proof; an ellipsis stands where the proof is still missing. */
export const readyText = (effect: PostponementEffect, reason: PostponementReason, locale: Locale, proof: string): string =>
  readyTexts[effect][reason][locale].replace(/%\{proof\}(\.?)/, (_place, stop: string) => (proof.trim() === '' ? '…' : `${proof.trim().replace(/[.\s]+$/, '')}${stop}`));
