import { ExitCode, OperationalFault } from './platform/fault.ts';
import type { Feature } from './platform/feature.ts';
import { requireSoundFeatures } from './platform/soundFeatures.ts';

/**
 * THE list of features. A line that is taken out takes its feature out: what is not imported leaves no trace in the schema.
 * The order is that of the imports: a feature stands after those that it uses. A plugin from a package is a line too: docs/plugins.md.
 */
export const features: (() => Promise<{ default: Feature }>)[] = [
  () => import('./plugins/index.ts'),
  () => import('./announcements/index.ts'),
  () => import('./calendar/index.ts'),
  () => import('./regulation/index.ts'),
  () => import('./sla/index.ts'),
  () => import('./clients/index.ts'),
  () => import('./products/index.ts'),
  () => import('./staff/index.ts'),
  () => import('./assignments/index.ts'),
  () => import('./partners/index.ts'),
  () => import('./webhooks/index.ts'),
  () => import('./tickets/index.ts'),
  () => import('./correspondence/index.ts'),
  () => import('./attachments/index.ts'),
  () => import('./knowledge/index.ts'),
  () => import('./queue/index.ts'),
  () => import('./views/index.ts'),
  () => import('./team/index.ts'),
  () => import('./presence/index.ts'),
  () => import('./preferences/index.ts'),
  () => import('./start/index.ts'),
  () => import('./notifications/index.ts'),
  () => import('./drafts/index.ts'),
  () => import('./watchers/index.ts'),
  () => import('./outgoing/index.ts'),
  () => import('./templates/index.ts'),
  () => import('./news/index.ts'),
  () => import('./officialWays/index.ts'),
  () => import('./mail/index.ts'),
  () => import('./quarantine/index.ts'),
  () => import('./mailboxes/index.ts'),
  () => import('./erasure/index.ts'),
  () => import('./postponements/index.ts'),
  () => import('./handovers/index.ts'),
  () => import('./clientSilence/index.ts'),
  () => import('./featureRequests/index.ts'),
  () => import('./termsOfReference/index.ts'),
  () => import('./reports/index.ts'),
  () => import('./search/index.ts'),
  () => import('./calendarChanges/index.ts'),
];

const loaded = async (load: (typeof features)[number]): Promise<Feature> => {
  try {
    return (await load()).default;
  } catch (cause) {
    throw new OperationalFault(`A feature could not be loaded: ${String(cause)}. Mend it, or take its line out of features.ts: ${load.toString()}`, ExitCode.configuration, { cause });
  }
};

/** The features of the list; fails with a sentence when one of them cannot be loaded or they do not fit together. */
export const loadFeatures = async (): Promise<Feature[]> => {
  const all = await Promise.all(features.map(loaded));
  requireSoundFeatures(all);
  return all;
};
