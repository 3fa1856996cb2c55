import type { Vocabulary } from './vocabulary.ts';

/** Where a wish stands (§3.12). */
export const featureRequestStatuses = {
  REGISTERED: { ru: 'Зарегистрировано', en: 'Registered', clause: '3.12' },
  UNDER_REVIEW: { ru: 'Рассматривается', en: 'Under review', clause: '3.12' },
  ACCEPTED: { ru: 'Принято', en: 'Accepted', clause: '3.12' },
  PLANNED: { ru: 'Включено в план', en: 'Planned', clause: '3.12' },
  INCLUDED_IN_RELEASE: { ru: 'Включено в версию', en: 'Included in a release', clause: '3.12' },
  DECLINED: { ru: 'Отклонено', en: 'Declined', clause: '3.12' },
} as const satisfies Vocabulary;
export type FeatureRequestStatus = keyof typeof featureRequestStatuses;
