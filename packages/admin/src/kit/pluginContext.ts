import { useMemo } from 'react';
import { useDataProvider, useNavigate, useNotify, useTranslate } from 'ra-core';
import { useCan, useConsole } from './console.ts';
import { useAct } from './data/useAct.ts';
import type { PluginContext } from './plugin.ts';

/** What acts and commands of plugins are given. */
export const usePluginContext = (): PluginContext => {
  const { queryClient } = useConsole();
  const dataProvider = useDataProvider();
  const navigateTo = useNavigate();
  const notify = useNotify();
  const translate = useTranslate();
  const can = useCan();
  const { act } = useAct();
  return useMemo(() => ({ queryClient, dataProvider, navigate: (to) => { navigateTo(to); }, notify, can, translate, act }),
    [queryClient, dataProvider, navigateTo, notify, can, translate, act]);
};
