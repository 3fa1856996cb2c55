import { bombs } from '../testing/bombs.ts';
import { promisesOfReading } from '../testing/promisesOfReading.ts';

promisesOfReading(Object.keys(bombs));
