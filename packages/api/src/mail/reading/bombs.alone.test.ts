import { promisesOfReading } from '../testing/promisesOfReading.ts';

/** The dearest of them; all: `npm test -- --only bombs`. */
promisesOfReading(['a file of 25 MB', 'a megabyte of tags at the limit', 'a hundred thousand headers']);
