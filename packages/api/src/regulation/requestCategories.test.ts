import { expect, it } from 'vitest';
import { requestCategories } from './requestCategories.ts';

it('§3: what requests are about, clause by clause, and what of it support covers', () => {
  expect(requestCategories.map(({ clause, scope, code, nameRu, nameEn }) => [clause, scope, code, nameRu, nameEn].join(' | '))).toEqual([
    '2.3 | OUT | THIRD_PARTY | Сторонний продукт | Third-party product',
    '3.2 | IN | PRODUCT_FAILURE | Отказ Продукта (аппаратура, ИС) | Product failure (hardware, IC)',
    '3.4 | IN | INTEGRATION_CONSULT | Консультация по интеграции и внедрению | Integration and deployment advice',
    '3.5 | IN | TYPICAL_ISSUE | Типовая проблема при внедрении | Typical deployment issue',
    '3.6 | IN | PRODUCT_SELECTION | Выбор продукции (общая консультация) | Product selection (general advice)',
    '3.7 | IN | CONFIGURATION | Настроечные параметры | Configuration parameters',
    '3.8 | IN | SOFTWARE_ERROR | Ошибка программного продукта | Software product error',
    '3.9 | IN | INTEGRATION_GENERAL | Общий вопрос интеграции программного продукта | General software integration question',
    '3.10 | IN | UNDOCUMENTED_FUNCTION | Пояснение функционала, не описанного в документации | Undocumented functionality',
    '3.11 | IN | LICENSING | Лицензирование | Licensing',
    '3.12 | IN | FEATURE_WISH | Пожелание по совершенствованию функционала | Feature wish',
    '3.13 | OUT | CODE_OPTIMIZATION | Оптимизация программного кода | Code optimisation',
    '3.14 | LIMITED | INTEGRATION_ERROR | Ошибка интеграции (только общие рекомендации) | Integration error (general advice only)',
    '3.15 | OUT | GENERAL_ENGINEERING | Общие вопросы программирования, проектирования ИС, разводки плат, физики приборов | General programming, IC/PCB design, device physics',
    '3.16 | TOR | ADDITIONAL_MODULE | Разработка дополнительного модуля (только ТЗ) | Additional module (Terms of Reference only)',
  ]);
});
