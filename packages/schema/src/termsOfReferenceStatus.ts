import type { Vocabulary } from './vocabulary.ts';

/** Where Terms of Reference stand (§3.16). */
export const termsOfReferenceStatuses = {
  DRAFT: { ru: 'Черновик', en: 'Draft', clause: '3.16' },
  SUBMITTED: { ru: 'Подано', en: 'Submitted', clause: '3.16' },
  UNDER_REVIEW: { ru: 'Рассматривается', en: 'Under review', clause: '3.16' },
  ESTIMATION: { ru: 'Оценка срока', en: 'Estimation', clause: '3.16' },
  AGREED: { ru: 'Согласовано', en: 'Agreed', clause: '3.16' },
  IN_DEVELOPMENT: { ru: 'В разработке', en: 'In development', clause: '3.16' },
  ON_ACCEPTANCE: { ru: 'Приёмка', en: 'Acceptance', clause: '3.16' },
  INCLUDED_IN_DELIVERY: { ru: 'Включено в поставку', en: 'Included in delivery', clause: '3.16' },
  DELIVERED_SEPARATELY: { ru: 'Поставлено отдельно', en: 'Delivered separately', clause: '3.16' },
  REJECTED: { ru: 'Отклонено', en: 'Rejected', clause: '3.16' },
  WITHDRAWN: { ru: 'Отозвано клиентом', en: 'Withdrawn by the client', clause: '3.16' },
} as const satisfies Vocabulary;
export type TermsOfReferenceStatus = keyof typeof termsOfReferenceStatuses;
