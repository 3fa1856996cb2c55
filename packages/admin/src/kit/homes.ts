import { useCan, useConsole, useRegistry, useViewer } from './console.ts';
import { guarded, type Guard } from './incidents.ts';
import type { HomeItem, NavItem } from './plugin.ts';
import { usePreference } from './preferences/ownPreferences.ts';
import type { Permission } from './registries.ts';
import type { Owned } from './registry.ts';
import type { Viewer } from './session.ts';

/** A page that somebody may start with. */
export interface Home { readonly to: string; readonly label: string }

interface Pages { readonly homes: readonly Owned<HomeItem>[]; readonly nav: readonly Owned<NavItem>[] }
type Can = (permission?: Permission) => boolean;

/** The pages that somebody may start with: those that were made for it, then the lines of the rail; each once. */
export const homesOf = ({ homes, nav }: Pages, can: Can): Home[] => {
  const all = [...homes, ...nav].filter(({ permission }) => can(permission));
  return all.filter(({ to }, index) => all.findIndex((other) => other.to === to) === index);
};

/** Where `/` leads: to the page that was chosen, as long as it is there and may be entered; else to the first that suits the person. */
export const startOf = (pages: Pages, can: Can, viewer: Viewer | null, chosen: string | null, incidents: Guard): string | undefined => {
  const possible = homesOf(pages, can);
  const suiting = pages.homes.find(({ plugin, id, permission, suits }) => can(permission) && viewer !== null && guarded(incidents, plugin, `home:${id}`, () => suits?.(viewer) ?? true, false));
  return possible.find(({ to }) => to === chosen)?.to ?? suiting?.to ?? possible[0]?.to;
};

/** What a person may choose among as the start page. */
export const useHomes = (): Home[] => homesOf(useRegistry(), useCan());

/** Where `/` leads for the person at the window; undefined when no page may be entered. */
export const useStart = (): string | undefined => {
  const [chosen] = usePreference('startPage');
  const { registry, incidents } = useConsole();
  return startOf(registry, useCan(), useViewer(), chosen, incidents);
};
