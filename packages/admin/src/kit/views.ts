import { createElement, lazy, type ComponentType } from 'react';
import type { Lazy } from './plugin.ts';
import type { AnyView } from './registry.ts';

let attempt = 0;
/** Somebody pressed «Повторить»: views whose files did not come may ask for them once more. */
export const allowRetry = (): void => { attempt += 1; };

/** The file of a view did not come. */
export class ViewNotLoaded extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Browsers remember for the life of a page that a module did not come, and ask no more; under another address they do. Null when the failure names no file of ours. */
const underAnotherAddress = <T>({ message }: Error): (() => Promise<T>) | null => {
  const address = /https?:\/\/\S+\.js(?=$|\s)/.exec(message)?.[0];
  if (!address?.startsWith(`${globalThis.location.origin}/`)) return null;
  return () => import(/* @vite-ignore */ `${address}?attempt=${attempt}`) as Promise<T>;
};

/** React's own `lazy` remembers a failure for good; this one only until the next attempt. */
export const retryable = <P extends object>(load: Lazy<ComponentType<P>>): ComponentType<P> => {
  let view: ComponentType<P> | undefined;
  let failedAt = Number.POSITIVE_INFINITY;
  // what is asked for under another address fails under that one: the file is the one that failed first
  let failure: ViewNotLoaded | null = null;
  const ask = async (): ReturnType<typeof load> => {
    try {
      return await ((failure && underAnotherAddress<{ default: ComponentType<P> }>(failure)) ?? load)();
    } catch (error) {
      failedAt = attempt;
      failure ??= new ViewNotLoaded(error);
      throw failure;
    }
  };
  return (context) => {
    if (failedAt < attempt) {
      view = undefined;
      failedAt = Number.POSITIVE_INFINITY;
    }
    return createElement((view ??= lazy(ask) as ComponentType<P>), context);
  };
};

const views = new WeakMap<object, ComponentType<object>>();
/** The component of a contribution; a lazy one is created once, or it would start anew at every rendering. */
export const viewOf = ({ component, load }: AnyView): ComponentType<object> => {
  const key = (component ?? load) as object;
  const known = views.get(key);
  if (known) return known;
  const view = component ? (component as ComponentType<object>) : retryable(load as Lazy<ComponentType<object>>);
  views.set(key, view);
  return view;
};
