import { createArticle, type SentArticle } from '../knowledge/articleActs.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { System } from '../platform/feature.ts';

const articles: readonly SentArticle[] = [
  { kind: 'MACRO', language: 'ru', title: 'Запросить журнал обмена', text: 'Здравствуйте, {{contact.name}}!\n\nЧтобы разобраться, пришлите, пожалуйста, журнал обмена с модулем и версию МПО. Ответьте на это письмо: файл добавится к обращению {{ticket.number}}.\n\n{{specialist.name}}' },
  { kind: 'MACRO', language: 'ru', title: 'Предложить обновление МПО', text: '{{contact.name}}, в новой версии МПО это исправлено. Обновите, пожалуйста, модуль и проверьте ещё раз.' },
  { kind: 'MACRO', language: 'en', title: 'Ask for the exchange log', text: 'Hello {{contact.name}},\n\nPlease send us the exchange log and the firmware version. Reply to this letter: the file will join request {{ticket.number}}.\n\n{{specialist.name}}' },
  { kind: 'ARTICLE', language: 'ru', title: 'Как снять журнал обмена по UART', link: 'https://docs.company.example/uart-log', text: 'Подключение, скорость, формат файла' },
  { kind: 'ARTICLE', language: 'ru', title: 'Требования к питанию модулей', link: 'https://docs.company.example/power', text: 'Пусковой ток, холодный старт' },
  { kind: 'ARTICLE', language: 'en', title: 'How to record the exchange log over UART', link: 'https://docs.company.example/en/uart-log', text: 'Wiring, speed, file format' },
];

/** The standard answers of the demonstration (§4.10). */
export const tellKnowledge = async (system: System, moment: number): Promise<void> => {
  for (const article of articles) await system.workshop.perform(systemActor, (work) => createArticle(work, article), moment);
};
