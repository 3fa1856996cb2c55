/** The words of the page itself; those of the editor are its own. */
const ru = {
  title: 'API Регламента',
  door: 'Дверь',
  doors: { staff: 'Поддержка: /graphql', client: 'Системы клиентов: /client/graphql' },
  key: 'Ключ',
  keyHint: 'rk_…, не сохраняется',
  example: 'Пример',
  chooseExample: 'Выберите…',
  examples: { requests: 'Обращения, которые ждут ответа', request: 'Обращение с перепиской', fileARequest: 'Новое обращение', fileOnce: 'Обращение под своим номером', records: 'Записи по идентификаторам', follow: 'Подписка на события', announceAFile: 'Загрузка файла' },
  staffHint: 'Кто вошёл в консоль, работает здесь от своего имени, с ключом — его система. Где принимаются только запросы консоли, нужен ключ. Действия настоящие.',
  clientHint: 'Нужен ключ системы клиента. Схему показывает ключ с областью schema:read.',
  console: 'Консоль',
};
type Words = typeof ru;

const en: Words = {
  title: 'API of Reglament',
  door: 'Door',
  doors: { staff: 'Desk: /graphql', client: 'Clients’ systems: /client/graphql' },
  key: 'Key',
  keyHint: 'rk_…, not stored',
  example: 'Example',
  chooseExample: 'Choose…',
  examples: { requests: 'Requests that wait for an answer', request: 'A request with its correspondence', fileARequest: 'A new request', fileOnce: 'A request under an id of one’s own', records: 'Records by their ids', follow: 'Following events', announceAFile: 'Uploading a file' },
  staffHint: 'Whoever is signed in to the console acts here in their own name, with a key its system does. Where only the console’s documents are taken it takes a key. Acts are real.',
  clientHint: 'It takes the key of a client’s system. The schema is shown to keys with the scope schema:read.',
  console: 'Console',
};

export const locale: 'ru' | 'en' = /^ru\b/i.test(globalThis.navigator.language) ? 'ru' : 'en';
export const words: Words = locale === 'ru' ? ru : en;
