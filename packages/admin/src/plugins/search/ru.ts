export default {
  search: {
    corrected: 'Искали «%{typed}» как «%{taken}».',
    kind: { TICKET: 'Обращения', CLIENT: 'Клиенты', CONTACT: 'Контакты', PRODUCT: 'Продукты', FEATURE_REQUEST: 'Пожелания', TERMS_OF_REFERENCE: 'Технические задания' },
  },
};
