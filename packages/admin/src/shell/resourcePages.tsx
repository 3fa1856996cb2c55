import type { ComponentType } from 'react';
import { guarded, type Guard } from '../kit/incidents.ts';
import type { Registry } from '../kit/registry.ts';
import { viewOf } from '../kit/views.ts';
import { PageBoundary } from './PageBoundary.tsx';

type Resource = Registry['resources'][number];
type Load = NonNullable<Resource['list']>;

const pages = new WeakMap<Load, Map<string, ComponentType>>();
/** A page of a resource in its own boundary: made once, or it would start anew at every rendering. */
const pageOf = (plugin: string, item: string, load: Load): ComponentType => {
  const made = pages.get(load) ?? new Map<string, ComponentType>();
  pages.set(load, made);
  const name = `${plugin}/${item}`;
  const known = made.get(name);
  if (known) return known;
  const View = viewOf({ id: item, load });
  const Page = () => <PageBoundary plugin={plugin} item={item}><View /></PageBoundary>;
  made.set(name, Page);
  return Page;
};

/** The pages of a resource as react-admin takes them. One that fails is told as its plugin's, and the rail stays. */
export const resourcePages = (resource: Resource): Readonly<Record<string, ComponentType>> =>
  Object.fromEntries((['list', 'show', 'create', 'edit'] as const).flatMap((page) => {
    const load = resource[page];
    return load ? [[page, pageOf(resource.plugin, `page:${String(resource.name)}.${page}`, load)]] : [];
  }));

/** How records of a resource are called; a function that throws is noted, and the record bears its id. */
export const representationOf = ({ plugin, name, representation }: Resource, incidents: Guard): string | ((record: { id: unknown }) => string) | undefined =>
  (typeof representation === 'function'
    ? (record) => guarded(incidents, plugin, `representation:${String(name)}`, () => representation(record as never), `#${String(record.id)}`)
    : representation);
