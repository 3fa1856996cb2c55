import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useConsole, useViewer } from '../kit/console.ts';
import { useHotkey, useSign } from '../kit/hotkeys.ts';
import { guarded } from '../kit/incidents.ts';
import { lazyPart } from '../kit/lazyPart.tsx';
import { inspection, useInspection } from '../kit/inspection.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import { Slot } from '../kit/Slot.tsx';
import { nameOf } from '../kit/registry.ts';
import { useConsoleLocale } from '../kit/useConsoleLocale.ts';
import { useRunCommand } from './runCommand.ts';

const CommandPalette = lazyPart(() => import('./CommandPalette.tsx'));
const HotkeyOverlay = lazyPart(() => import('./HotkeyOverlay.tsx'));
const SlotOverlay = lazyPart(() => import('./SlotOverlay.tsx'));

const Hotkey = ({ keys, label, act }: { keys: string; label: string; act: () => void }) => {
  useHotkey(keys, act, { label });
  return null;
};

/** Opens the topics that plugins listen to and runs their setup, from sign-in to sign-out. */
const usePluginsAtWork = (): void => {
  const { registry, hub, incidents } = useConsole();
  const context = usePluginContext();
  const current = useRef(context);
  useEffect(() => { current.current = context; });
  const viewerId = useViewer()?.id;
  useEffect(() => {
    if (viewerId === undefined) return undefined;
    const ends = [
      ...registry.listeners.map(({ plugin, topic, on }) => ({ plugin, end: guarded(incidents, plugin, `listener:${topic}`, () => hub.listen(topic, (event) => { guarded(incidents, plugin, `listener:${topic}`, () => on(event, current.current), undefined); }), undefined) })),
      ...registry.active.map((plugin) => ({ plugin: plugin.id, end: guarded(incidents, plugin.id, 'setup', () => plugin.setup?.(current.current), undefined) })),
    ];
    return () => {
      ends.forEach(({ plugin, end }) => guarded(incidents, plugin, 'end', () => { if (typeof end === 'function') end(); }, undefined));
      hub.reset();
    };
  }, [viewerId, registry, hub, incidents]);
};

/** What works on every page while somebody is signed in: listeners, setup, hotkeys of sections and commands, overlays. */
export const Running = ({ children }: { children: ReactNode }) => {
  const { registry } = useConsole();
  const context = usePluginContext();
  const locale = useConsoleLocale();
  const [overlay, setOverlay] = useState<'palette' | 'hotkeys' | null>(null);
  const runCommand = useRunCommand();
  const isInspected = useInspection();
  usePluginsAtWork();
  useEffect(() => { document.documentElement.lang = locale; }, [locale]);
  useHotkey('mod+k', () => setOverlay('palette'), { label: 'shell.command.palette', inFields: true });
  useHotkey('shift+slash', () => setOverlay('hotkeys'), { label: 'shell.command.hotkeys' });
  useSign('?', () => setOverlay('hotkeys'));
  useHotkey('alt+shift+p', inspection.toggle, { inFields: true, inDialog: true });
  const close = (): void => setOverlay(null);
  return (
    <>
      {children}
      {registry.nav.filter((item) => item.hotkey && context.can(item.permission))
        .map((item) => <Hotkey key={nameOf(item)} keys={item.hotkey ?? ''} label={item.label} act={() => context.navigate(item.to)} />)}
      {registry.commands.filter((item) => item.hotkey && context.can(item.permission))
        .map((item) => <Hotkey key={nameOf(item)} keys={item.hotkey ?? ''} label={item.label} act={() => runCommand(item)} />)}
      <Slot id="shell.overlay" context={{}} />
      <div className="rg-overlays">
        <Suspense fallback={null}>
          {overlay === 'palette' && <CommandPalette onClose={close} onHotkeys={() => setOverlay('hotkeys')} />}
          {isInspected && <SlotOverlay />}
          {overlay === 'hotkeys' && <HotkeyOverlay onClose={close} />}
        </Suspense>
      </div>
    </>
  );
};
