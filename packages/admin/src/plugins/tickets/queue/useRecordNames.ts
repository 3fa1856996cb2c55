import { nameIn, useConsoleLocale, useRead } from '@reglament/admin/kit';
import { CATEGORIES, NAMED_CLIENTS, NAMED_PRODUCTS, STAFF_TO_ASSIGN } from '../forms/pickerDocuments.ts';
import { categoryIn } from '../wording.ts';
import type { ListFilter, RecordField } from './filterFields.ts';

/** The names of the records that a filter names; the identifier stands in while a name is on its way. */
export const useRecordNames = (filter: ListFilter): ((field: RecordField) => string[]) => {
  const locale = useConsoleLocale();
  const page = { offset: 0, limit: 100 };
  const clients = useRead(NAMED_CLIENTS, { page, filter: { ids: filter.clientId ?? [] } }, { enabled: filter.clientId !== undefined });
  const products = useRead(NAMED_PRODUCTS, { page, filter: { ids: filter.productId ?? [] } }, { enabled: filter.productId !== undefined });
  const staff = useRead(STAFF_TO_ASSIGN, {}, { enabled: filter.assigneeId !== undefined });
  const categories = useRead(CATEGORIES, {}, { enabled: filter.category !== undefined });
  const names = new Map<string, string>([
    ...(clients.data?.nodes ?? []).map((one) => [one.id, nameIn(locale, one)] as const),
    ...(products.data?.nodes ?? []).map((one) => [one.id, nameIn(locale, one)] as const),
    ...(staff.data?.nodes ?? []).map(({ id, name }) => [id, name] as const),
    ...(categories.data ?? []).map((one) => [one.code, categoryIn(locale, one)] as const),
  ]);
  return (field) => (filter[field] ?? []).map((id) => names.get(id) ?? '…');
};
