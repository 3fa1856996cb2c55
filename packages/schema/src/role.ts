import type { Vocabulary } from './vocabulary.ts';

/** What a member of staff does at the desk (§1). */
export const roles = {
  SUPPORT_HEAD: { ru: 'Руководитель поддержки', en: 'Head of support', clause: '1' },
  SPECIALIST: { ru: 'Специалист', en: 'Specialist', clause: '1' },
  REGISTRAR: { ru: 'Регистратор', en: 'Registrar', clause: '1' },
  DEVELOPER: { ru: 'Разработчик', en: 'Developer', clause: '1' },
  PRODUCT_MANAGER: { ru: 'Менеджер продукта', en: 'Product manager', clause: '1' },
  ADMIN: { ru: 'Администратор', en: 'Administrator', clause: '1' },
  AUDITOR: { ru: 'Аудитор', en: 'Auditor', clause: '1' },
} as const satisfies Vocabulary;
export type Role = keyof typeof roles;
