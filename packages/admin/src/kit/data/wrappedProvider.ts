import type { DataProvider } from 'ra-core';
import { guarded, type Guard } from '../incidents.ts';
import type { ConsolePlugin } from '../plugin.ts';
import { Fault, toFault } from './fault.ts';

type Method = (...call: unknown[]) => Promise<unknown>;
const isMethod = (value: unknown): value is Method => typeof value === 'function';

/** What changes nothing and may be asked twice. */
const reads: readonly string[] = ['getList', 'getOne', 'getMany', 'getManyReference'];

const wrap = (plugin: ConsolePlugin, next: DataProvider): Readonly<Record<string, unknown>> => {
  const wrapped: unknown = plugin.data?.(next);
  if (typeof wrapped !== 'object' || wrapped === null || 'then' in wrapped) throw new TypeError('The data wrapper has to answer with a data provider, at once');
  return wrapped as Readonly<Record<string, unknown>>;
};

/**
 * The data provider as a plugin wraps it. What the wrapper throws itself is noted: a read is then asked without it, a write is not
 * repeated and fails. After three times the wrapper is left out. Faults of the server pass.
 */
export const wrappedBy = (plugin: ConsolePlugin, next: DataProvider, incidents: Guard): DataProvider => {
  if (!plugin.data) return next;
  const wrapped = guarded(incidents, plugin.id, 'data', () => wrap(plugin, next), null);
  if (!wrapped) return next;
  const guardedMethod = (name: string, own: Method, others: unknown): Method => async (...call) => {
    const otherwise = isMethod(others) ? others.bind(next) : undefined;
    if (otherwise && incidents.isLeftOut(plugin.id, 'data')) return otherwise(...call);
    try { return await own.apply(wrapped, call); } catch (error) {
      if (error instanceof Fault) throw error;
      incidents.report(plugin.id, 'data', error);
      if (otherwise && reads.includes(name)) return otherwise(...call);
      throw toFault(error);
    }
  };
  const names = [...new Set([...Object.keys(next), ...Object.keys(wrapped)])];
  return Object.fromEntries(names.map((name) => {
    const own = wrapped[name] ?? next[name];
    return [name, isMethod(own) ? guardedMethod(name, own, next[name]) : own];
  })) as DataProvider;
};
