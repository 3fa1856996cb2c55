import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useConsole, useRegistry } from '../kit/console.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import type { Ask, FoundItem } from '../kit/plugin.ts';
import { nameOf } from '../kit/registry.ts';
import { rootField } from '../kit/data/gql.ts';

export interface Findings { items: readonly (FoundItem & { key: string })[]; hints: readonly string[]; state: 'idle' | 'asking' | 'failed' | 'done' }

const restMilliseconds = 120;
const fewestLetters = 2;

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
  const { client } = useConsole();
  const { searches } = useRegistry();
  const { can } = usePluginContext();
  const translate = useTranslate();
  const wanted = typed.trim();
  const asked = useRested(wanted);
  const enabled = wanted.length >= fewestLetters && asked.length >= fewestLetters;
  const { data, isError } = useQuery({
    queryKey: ['palette', asked],
    queryFn: async ({ signal }) => {
      const ask: Ask = async (document, variables) => (await client.run(document, variables, signal))[rootField(document) as never];
      const allowed = searches.filter(({ permission }) => can(permission));
      const found = await Promise.all(allowed.map(async (source) => ({ source, found: await source.find(asked, { ask, translate }) })));
      return {
        items: found.flatMap(({ source, found: { items } }) => items.map((item) => ({ ...item, key: `${nameOf(source)}:${item.id}` }))),
        hints: found.flatMap(({ found: { hint } }) => (hint === undefined ? [] : [hint])),
      };
    },
    enabled,
    retry: false,
    staleTime: 10_000,
  });
  if (!enabled) return { items: [], hints: [], state: wanted.length < fewestLetters ? 'idle' : 'asking' };
  if (isError) return { items: [], hints: [], state: 'failed' };
  const current = asked === wanted && data !== undefined;
  // what answers to other letters is not shown: Enter would open it
  return current ? { ...data, state: 'done' } : { items: [], hints: [], state: 'asking' };
};
