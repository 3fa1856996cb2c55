import { defaultRegulation } from './defaultRegulation.ts';
import type { RegulationParameters } from './regulationParameters.ts';

/**
 * The parameters of a version as the engine reads them. A version that was published before a parameter existed was served by the
 * desk's custom of that time, which is the default; the published row itself never changes (§2.4).
 */
export const readParameters = (stored: Partial<RegulationParameters>): RegulationParameters => ({ ...defaultRegulation, ...stored });
