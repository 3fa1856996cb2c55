import { useEffect } from 'react';
import { useListContext } from 'ra-core';
import { forgetFilters, withFilter } from './filterChanges.ts';

/** The filters of the list around, by their source, and how one of them is changed; empty and undefined take it off. */
export const useFilterValues = (): [values: Readonly<Record<string, unknown>>, change: (source: string, value: unknown) => void] => {
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  useEffect(() => () => forgetFilters(values), [values]);
  return [values, (source, value) => setFilters(withFilter(values, source, value))];
};
