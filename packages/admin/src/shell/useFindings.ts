import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useConsole, useRegistry } from '../kit/console.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import type { Ask, FoundItem, FoundItems } from '../kit/plugin.ts';
import { guarded } from '../kit/incidents.ts';
import { nameOf } from '../kit/registry.ts';
import { Fault } from '../kit/data/fault.ts';
import { rootField } from '../kit/data/gql.ts';
import { useConsoleLocale } from '../kit/useConsoleLocale.ts';

export interface Findings {
  items: readonly (FoundItem & { key: string })[];
  hints: readonly string[];
  /** Pages with all that the sources found. */
  pages: readonly string[];
  state: 'idle' | 'asking' | 'failed' | 'done';
}

const restMilliseconds = 120;
const fewestLetters = 2;
const none = { items: [], hints: [], pages: [] } as const;

/** What is typed, once somebody has paused. */
const useRested = (typed: string): string => {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), restMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
};

/** What the sources of the plugins find. An answer to what was typed before is taken back and never shown as one to what is typed now. */
export const useFindings = (typed: string): Findings => {
  const { client, incidents } = useConsole();
  const { searches } = useRegistry();
  const { can } = usePluginContext();
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const wanted = typed.trim();
  const asked = useRested(wanted);
  const enabled = wanted.length >= fewestLetters && asked.length >= fewestLetters;
  const allowed = searches.filter(({ permission }) => can(permission));
  const { data, isError } = useQuery({
    queryKey: ['palette', asked],
    queryFn: async ({ signal }) => {
      const ask: Ask = async (document, variables) => (await client.run(document, variables, signal))[rootField(document) as never];
      const asking = allowed.filter((source) => source.find && !incidents.isLeftOut(source.plugin, nameOf(source)));
      const answers = await Promise.allSettled(asking.map(async (source): Promise<FoundItems> => source.find?.(asked, { ask, translate }) ?? none));
      const failures = answers.flatMap((answer, at) => (answer.status === 'rejected' ? [{ source: asking[at], reason: answer.reason as unknown }] : []));
      // what the server or the line refuses is no fault of the plugin
      for (const { source, reason } of failures) if (source && !signal.aborted && !(reason instanceof Fault)) incidents.report(source.plugin, nameOf(source), reason);
      if (failures.length > 0 && failures.length === asking.length) throw failures[0]?.reason;
      const found = answers.flatMap((answer, at) => (answer.status === 'fulfilled' ? [{ name: asking[at] ? nameOf(asking[at]) : '', ...answer.value }] : []));
      return {
        items: found.flatMap(({ name, items }) => items.map((item) => ({ ...item, key: `${name}:${item.id}` }))),
        hints: found.flatMap(({ hint }) => (hint === undefined ? [] : [hint])),
        pages: found.flatMap(({ all }) => (all === undefined ? [] : [all])),
      };
    },
    enabled,
    retry: false,
    staleTime: 10_000,
  });
  if (wanted === '') {
    const recent = allowed.flatMap((source) => guarded(incidents, source.plugin, nameOf(source), () => source.recent?.({ locale }) ?? [], []).map((item) => ({ ...item, key: `${nameOf(source)}:${item.id}` })));
    return { ...none, items: recent, state: 'idle' };
  }
  if (!enabled) return { ...none, state: wanted.length < fewestLetters ? 'idle' : 'asking' };
  if (isError) return { ...none, state: 'failed' };
  const current = asked === wanted && data !== undefined;
  // what answers to other letters is not shown: Enter would open it
  return current ? { ...data, state: 'done' } : { ...none, state: 'asking' };
};
