import type { Feature } from './platform/feature.ts';

/**
 * THE list of features. A line that is taken out takes its feature out: what is not imported leaves no trace in the schema.
 * The order is that of the imports: a feature stands after those that it uses.
 */
export const features: (() => Promise<{ default: Feature }>)[] = [
  () => import('./announcements/index.ts'),
  () => import('./calendar/index.ts'),
  () => import('./regulation/index.ts'),
  () => import('./sla/index.ts'),
  () => import('./clients/index.ts'),
  () => import('./products/index.ts'),
  () => import('./staff/index.ts'),
  () => import('./assignments/index.ts'),
  () => import('./partners/index.ts'),
  () => import('./tickets/index.ts'),
  () => import('./correspondence/index.ts'),
  () => import('./queue/index.ts'),
  () => import('./views/index.ts'),
  () => import('./outbox/index.ts'),
  () => import('./mail/index.ts'),
  () => import('./postponements/index.ts'),
  () => import('./handovers/index.ts'),
  () => import('./featureRequests/index.ts'),
  () => import('./termsOfReference/index.ts'),
  () => import('./reports/index.ts'),
  () => import('./search/index.ts'),
  () => import('./calendarChanges/index.ts'),
];

export const loadFeatures = async (): Promise<Feature[]> => (await Promise.all(features.map((load) => load()))).map((module) => module.default);
