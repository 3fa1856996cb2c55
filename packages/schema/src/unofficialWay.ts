import type { Vocabulary } from './vocabulary.ts';

/** Ways by which people ask and by which no support is given (§4.8). What comes by them becomes no request. */
export const unofficialWays = {
  PHONE: { ru: 'по телефону', en: 'by telephone', clause: '4.8' },
  CHAT: { ru: 'в мессенджере или чате', en: 'in a messenger or a chat', clause: '4.8' },
  FORUM: { ru: 'на форуме', en: 'on a forum', clause: '4.8' },
  PERSONAL: { ru: 'письмом на личный адрес сотрудника', en: 'by a letter to a personal address of our staff', clause: '4.8' },
  OTHER: { ru: 'другим способом, которого нет в п. 4.1', en: 'in another way that is not in clause 4.1', clause: '4.8' },
} as const satisfies Vocabulary;
export type UnofficialWay = keyof typeof unofficialWays;
