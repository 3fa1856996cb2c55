import { defaultRegulation } from './defaultRegulation.ts';
import type { RegulationParameters } from './regulationParameters.ts';

/**
 * The parameters of a version as the engine reads them. A version that was published before a parameter existed was served by the
 * desk's custom of that time, which is the default; the published row itself never changes (§2.4). Intervals of the day are in their
 * order, however they were typed: the first opens the desk and the last closes it.
 */
export const readParameters = (stored: Partial<RegulationParameters>): RegulationParameters => {
  const read = { ...defaultRegulation, ...stored };
  return { ...read, openingHours: read.openingHours.toSorted((a, b) => (a.opens < b.opens ? -1 : 1)) };
};
