import { useTranslate } from 'ra-core';
import { useCan, useRegistry } from '../console.ts';
import { useLeftOut } from '../leftOut.ts';
import type { ResourceId } from '../registries.ts';
import { nameOf, type AnyFilter, type Owned } from '../registry.ts';
import { ContributionView } from '../Slot.tsx';
import { useFilterValues } from './useFilterValues.ts';

/** The filters that plugins add to a list, as far as the viewer may see them. */
export const useFilters = (resource: ResourceId): Owned<AnyFilter>[] => {
  const registry = useRegistry();
  const can = useCan();
  const isLeftOut = useLeftOut();
  return registry.filters(resource).filter((item) => can(item.permission) && !isLeftOut(item.plugin, item.id));
};

/** Filters of plugins over a list that keeps its values itself, e.g. in the address. An undefined value takes the condition away. */
export const ContributedFilters = ({ resource, values, onChange }: { resource: ResourceId; values: Readonly<Record<string, unknown>>; onChange: (source: string, value: unknown) => void }) => {
  const translate = useTranslate();
  return useFilters(resource).map((item) => (
    <ContributionView key={nameOf(item)} item={item} context={{ value: values[item.source], setValue: (value: unknown) => onChange(item.source, value), label: translate(item.label) }} />
  ));
};

/** The same over one of react-admin's lists. */
export const ListFilters = ({ resource }: { resource: ResourceId }) => {
  const [values, change] = useFilterValues();
  return <ContributedFilters resource={resource} values={values} onChange={change} />;
};
