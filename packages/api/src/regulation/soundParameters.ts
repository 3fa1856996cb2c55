import type { RegulationParameters } from './regulationParameters.ts';
import { requireSoundWorkingTime } from './soundHours.ts';
import { requireSoundTerms } from './soundTerms.ts';
import { requireSoundWords } from './soundWords.ts';

/** §2.4: a version can be published only if the desk can work by it. Refuses the first parameter that it cannot, by its path and clause. */
export const requireSoundParameters = (parameters: RegulationParameters, isCalendar: (code: string) => boolean): void => {
  requireSoundWorkingTime(parameters, isCalendar);
  requireSoundTerms(parameters);
  requireSoundWords(parameters);
};
