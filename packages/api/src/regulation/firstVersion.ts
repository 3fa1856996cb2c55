import type { System } from '../platform/feature.ts';
import { systemActor } from '../platform/events/actor.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import { RegulationVersion } from './regulationVersion.entity.ts';

/** A desk that starts for the first time has one published version: the regulation as its defaults have it. */
export const ensureFirstVersion = async (system: System): Promise<void> => {
  await system.workshop.perform(systemActor, async (work) => {
    if ((await work.em.count(RegulationVersion)) > 0) return;
    work.em.create(RegulationVersion, {
      number: '1.0',
      status: 'PUBLISHED',
      effectiveFrom: '2020-01-01',
      publishedAt: work.at,
      summary: 'Первая редакция',
      parameters: defaultRegulation,
    });
  });
};
