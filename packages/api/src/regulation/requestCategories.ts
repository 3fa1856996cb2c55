import type { SupportScope } from '@reglament/schema';

/** What a request is about, with the clause that covers it or leaves it out (§3, §2.3). */
export interface RequestCategory {
  readonly code: string;
  readonly clause: string;
  readonly scope: SupportScope;
  readonly nameRu: string;
  readonly nameEn: string;
}

/** The categories of the first version of the regulation, in the order of their clauses. */
export const requestCategories = [
  { code: 'THIRD_PARTY', clause: '2.3', scope: 'OUT', nameRu: 'Сторонний продукт', nameEn: 'Third-party product' },
  { code: 'PRODUCT_FAILURE', clause: '3.2', scope: 'IN', nameRu: 'Отказ Продукта (аппаратура, ИС)', nameEn: 'Product failure (hardware, IC)' },
  { code: 'INTEGRATION_CONSULT', clause: '3.4', scope: 'IN', nameRu: 'Консультация по интеграции и внедрению', nameEn: 'Integration and deployment advice' },
  { code: 'TYPICAL_ISSUE', clause: '3.5', scope: 'IN', nameRu: 'Типовая проблема при внедрении', nameEn: 'Typical deployment issue' },
  { code: 'PRODUCT_SELECTION', clause: '3.6', scope: 'IN', nameRu: 'Выбор продукции (общая консультация)', nameEn: 'Product selection (general advice)' },
  { code: 'CONFIGURATION', clause: '3.7', scope: 'IN', nameRu: 'Настроечные параметры', nameEn: 'Configuration parameters' },
  { code: 'SOFTWARE_ERROR', clause: '3.8', scope: 'IN', nameRu: 'Ошибка программного продукта', nameEn: 'Software product error' },
  { code: 'INTEGRATION_GENERAL', clause: '3.9', scope: 'IN', nameRu: 'Общий вопрос интеграции программного продукта', nameEn: 'General software integration question' },
  { code: 'UNDOCUMENTED_FUNCTION', clause: '3.10', scope: 'IN', nameRu: 'Пояснение функционала, не описанного в документации', nameEn: 'Undocumented functionality' },
  { code: 'LICENSING', clause: '3.11', scope: 'IN', nameRu: 'Лицензирование', nameEn: 'Licensing' },
  { code: 'FEATURE_WISH', clause: '3.12', scope: 'IN', nameRu: 'Пожелание по совершенствованию функционала', nameEn: 'Feature wish' },
  { code: 'CODE_OPTIMIZATION', clause: '3.13', scope: 'OUT', nameRu: 'Оптимизация программного кода', nameEn: 'Code optimisation' },
  { code: 'INTEGRATION_ERROR', clause: '3.14', scope: 'LIMITED', nameRu: 'Ошибка интеграции (только общие рекомендации)', nameEn: 'Integration error (general advice only)' },
  { code: 'GENERAL_ENGINEERING', clause: '3.15', scope: 'OUT', nameRu: 'Общие вопросы программирования, проектирования ИС, разводки плат, физики приборов', nameEn: 'General programming, IC/PCB design, device physics' },
  { code: 'ADDITIONAL_MODULE', clause: '3.16', scope: 'TOR', nameRu: 'Разработка дополнительного модуля (только ТЗ)', nameEn: 'Additional module (Terms of Reference only)' },
] as const satisfies readonly RequestCategory[];
export type RequestCategoryCode = (typeof requestCategories)[number]['code'];
