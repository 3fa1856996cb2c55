import type { Vocabulary } from './vocabulary.ts';

/** What the ledger says happened to a promised reaction (R19). The list grows: tolerate others. */
export const obligationChanges = {
  OPENED: { ru: 'Срок начат', en: 'Promised', clause: '4.7' },
  IMPORTED: { ru: 'Перенесён из прежней версии системы', en: 'Taken over from an earlier release' },
  MET: { ru: 'Ответ дан', en: 'Answered', clause: '4.7' },
  HELD: { ru: 'Ответ ждёт отправки', en: 'Answer waits to leave', clause: '4.6' },
  WITHDRAWN: { ru: 'Ответ отозван до отправки', en: 'Answer taken back before it left', clause: '4.6' },
  WARNED: { ru: 'Предупреждение о сроке', en: 'Warned', clause: '4.7' },
  BREACHED: { ru: 'Срок нарушен', en: 'Breached', clause: '4.7' },
  EXCUSED: { ru: 'Нарушение извинено', en: 'Breach excused', clause: '4.7' },
  PRIORITY_CHANGED: { ru: 'Клиент изменил приоритет', en: 'Priority changed by the client', clause: '4.7' },
  MOVED: { ru: 'Срок пересчитан по календарю', en: 'Moved by the calendar', clause: '6' },
  NOT_REQUIRED: { ru: 'Ответ не требуется', en: 'No answer required', clause: '4.12' },
  MERGED: { ru: 'Объединено с другим обращением', en: 'Merged into another request', clause: '4.4' },
  SPLIT_OFF: { ru: 'Сообщение выделено в другое обращение', en: 'Its message was split off into another request', clause: '4.4' },
  TAKEN_OVER: { ru: 'Принят более ранний срок другого обращения', en: 'Took over the earlier due of another request', clause: '4.4' },
} as const satisfies Vocabulary;
export type ObligationChange = keyof typeof obligationChanges;
