import { createElement, lazy, type ComponentType } from 'react';
import type { AnyView } from './registry.ts';

let attempt = 0;
/** Somebody pressed «Повторить»: views whose files did not come may ask for them once more. */
export const allowRetry = (): void => { attempt += 1; };

/** The file of a view did not come. Some browsers remember that for the life of the page, so asking once more may not help. */
export class ViewNotLoaded extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** React's own `lazy` remembers a failure for good; this one only until the next attempt. */
const retryable = (load: () => Promise<{ default: ComponentType<object> }>): ComponentType<object> => {
  let view: ComponentType<object> | undefined;
  let failedAt = Number.POSITIVE_INFINITY;
  const ask = async (): Promise<{ default: ComponentType<object> }> => {
    try { return await load(); } catch (error) {
      failedAt = attempt;
      throw new ViewNotLoaded(error);
    }
  };
  return (context) => {
    if (failedAt < attempt) {
      view = undefined;
      failedAt = Number.POSITIVE_INFINITY;
    }
    return createElement((view ??= lazy(ask)), context);
  };
};

const views = new WeakMap<object, ComponentType<object>>();
/** The component of a contribution; a lazy one is created once, or it would start anew at every rendering. */
export const viewOf = ({ component, load }: AnyView): ComponentType<object> => {
  const key = (component ?? load) as object;
  const known = views.get(key);
  if (known) return known;
  const view = component ? (component as ComponentType<object>) : retryable(load as () => Promise<{ default: ComponentType<object> }>);
  views.set(key, view);
  return view;
};
