import { readRows, type CardMaker } from '@reglament/api/kit';

const words = {
  ru: { title: 'Приветствия (с сервера)', count: 'поздоровались', guide: 'Зачем здороваться', number: 'Номер' },
  en: { title: 'Greetings (from the server)', count: 'greeted', guide: 'Why greet', number: 'Number' },
} as const;

/** A card of plain data: the console draws it, the plugin needs no half there for it. */
export const cards: CardMaker = async ({ id, number }, { reader, locale }) => {
  const [row] = await readRows<{ count: number }>(reader, 'select count(*)::int as count from example_hello_greeting where ticket_id = $1', [id]);
  const count = row?.count ?? 0;
  if (count === 0) return [];
  const say = words[locale];
  return [{ id: 'count', title: say.title, items: [
    { kind: 'BADGE', label: `${say.count}: ${count}`, tone: 'GOOD' },
    { kind: 'COPY', label: say.number, value: number },
    { kind: 'LINK', label: say.guide, url: '/hello' },
  ] }];
};
