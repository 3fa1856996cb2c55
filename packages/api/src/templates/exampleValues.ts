import { letterTemplates, priorities, termsOfReferenceStatuses, unofficialWays, type Locale } from '@reglament/schema';
import type { TemplateValues } from '../outgoing/rendering.ts';
import { writtenTerm } from '../outgoing/wording.ts';

/** What a preview shows where a ticket has nothing to show yet: a letter of an act that was never done to it. */
export const exampleValues = (locale: Locale): TemplateValues => {
  const in2 = (ru: string, en: string): string => (locale === 'ru' ? ru : en);
  return {
    'message.body': in2('Здесь будет текст сообщения.\n\nАбзац за абзацем, как его написал специалист.', 'Here stands the text of the message.\n\nParagraph by paragraph, as the specialist wrote it.'),
    'message.author': in2('Имя специалиста', 'Name of the specialist'),
    'message.receivedAt': in2('чт 26.11.2026 11:00', 'Thu 26.11.2026 11:00'),
    'question.askedAt': in2('чт 26.11.2026 11:00', 'Thu 26.11.2026 11:00'),
    'reason.name': in2('Недостаточно данных', 'Insufficient data'),
    'reason.clause': '4.13',
    'reason.thirdParty': false,
    'next.step': in2('Здесь будет, что нужно от клиента', 'Here stands what is needed from the client'),
    'release.version': '2.6.0',
    'release.date': '22.12.2026',
    'product.name': in2('Название Продукта', 'Name of the product'),
    'review.on': '22.12.2026',
    workaround: in2('Здесь будет обходной путь.', 'Here stands the workaround.'),
    'priority.previous': priorities.MEDIUM[locale],
    'priority.proposed': priorities.HIGH[locale],
    'term.proposed': writtenTerm(2, 'workingDays', locale),
    'proposal.reason': in2('Здесь будет причина.', 'Here stands the reason.'),
    'merged.number': 'TP-2026-000001',
    'sla.remaining': in2('1 ч', '1 h'),
    'news.title': in2('Регламент технической поддержки: новая редакция', 'Support regulation: a new version'),
    'news.text': in2('Здесь будет текст объявления.', 'Here stands the text of the announcement.'),
    'unsubscribe.url': 'https://desk.example/news/…',
    'tor.number': 'TOR-2026-001',
    'tor.title': in2('Модуль коррекции', 'Correction module'),
    'tor.revision': '2',
    'tor.statusName': termsOfReferenceStatuses.AGREED[locale].toLowerCase(),
    'tor.term': in2('Шесть недель после поставки образцов, 15.02.2027', 'Six weeks after samples are delivered, 15.02.2027'),
    'tor.comment': in2('Здесь будет пояснение к решению.', 'Here stands a word on the decision.'),
    'tor.revise': false,
    'contact.way': unofficialWays.PHONE[locale],
    'burst.number': '',
    'burst.adminUrl': '',
    recipient: 'contact@client.example',
    'smtp.response': '550 5.1.1 User unknown',
    'notification.type': letterTemplates['ticket.answer'][locale],
    'delivery.reason': '',
    'delivery.failed': true,
    'delivery.delayed': false,
    'delivery.unknown': false,
  };
};
