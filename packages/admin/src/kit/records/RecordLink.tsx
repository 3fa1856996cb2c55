import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCreatePath } from 'ra-core';
import { useRegistry } from '../console.ts';

/** Whether a plugin that owns this resource is at work; links to what is not there must not be drawn. */
export const useHasResource = (resource: string): boolean => useRegistry().resources.some(({ name }) => name === resource);

/** Leads to a record of any resource; when no plugin shows that resource, `otherwise` or the bare text. */
export const RecordLink = ({ resource, id, children, otherwise = children }: { resource: string; id: string; children: ReactNode; otherwise?: ReactNode }) => {
  const createPath = useCreatePath();
  const item = useRegistry().resources.find(({ name }) => name === resource);
  if (!item) return otherwise;
  return <Link to={createPath({ resource, id, type: item.show ? 'show' : 'edit' })}>{children}</Link>;
};

/** Leads to the list of a resource as its address says (`?tab=all&q=…`); `otherwise` (by default nothing) when no plugin shows that resource. */
export const ListLink = ({ resource, query, children, otherwise = null }: { resource: string; query: Readonly<Record<string, string>>; children: ReactNode; otherwise?: ReactNode }) =>
  (useHasResource(resource) ? <Link to={`/${resource}?${new URLSearchParams(query)}`}>{children}</Link> : otherwise);
