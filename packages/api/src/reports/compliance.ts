import type { ComplianceGrouping, Locale } from '@reglament/schema';
import { obligationKinds, priorities } from '@reglament/schema';
import type { ReportedPromise } from './endedPromises.ts';
import { figuresOf, type ComplianceFigures } from './figures.ts';
import { monthOf } from './period.ts';

/** The figures of one group of a report. */
export interface ComplianceRow extends ComplianceFigures {
  /** Code or identifier of the group; null for what belongs to none. */
  key: string | null;
  /** Null for what belongs to none. */
  label: string | null;
}

interface Group {
  key: string | null;
  label: string | null;
}

const groupOf: Record<ComplianceGrouping, (promise: ReportedPromise, locale: Locale) => Group> = {
  PRIORITY: ({ priority }, locale) => ({ key: priority, label: priorities[priority][locale] }),
  SPECIALIST: ({ specialistId, specialist }) => ({ key: specialistId, label: specialist }),
  CLIENT: ({ clientId, client }) => ({ key: clientId, label: client }),
  PRODUCT: ({ productId, product }) => ({ key: productId, label: product }),
  KIND: ({ kind }, locale) => ({ key: kind, label: obligationKinds[kind][locale] }),
  MONTH: ({ endedAt }) => ({ key: monthOf(endedAt), label: monthOf(endedAt) }),
};

const codeOrder: Partial<Record<ComplianceGrouping, readonly string[]>> = { PRIORITY: ['HIGH', 'MEDIUM', 'LOW'], KIND: Object.keys(obligationKinds) };

/** The figures by group: codes in their own order, months in time's, names by the alphabet, and what belongs to none last. */
export const complianceBy = (promises: readonly ReportedPromise[], grouping: ComplianceGrouping, locale: Locale): ComplianceRow[] => {
  const groups = new Map<string | null, Group & { promises: ReportedPromise[] }>();
  for (const promise of promises) {
    const group = groupOf[grouping](promise, locale);
    const known = groups.get(group.key) ?? { ...group, promises: [] };
    known.promises.push(promise);
    groups.set(group.key, known);
  }
  const order = codeOrder[grouping];
  const place = ({ key, label }: Group): string => (key === null ? '\uFFFF' : order ? String(order.indexOf(key)) : (label ?? ''));
  return [...groups.values()]
    .toSorted((a, b) => place(a).localeCompare(place(b), locale))
    .map(({ key, label, promises: ofGroup }) => ({ key, label, ...figuresOf(ofGroup.map(({ outcome }) => outcome)) }));
};
