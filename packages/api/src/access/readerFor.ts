import type { System } from '../platform/feature.ts';
import type { Reader } from '../platform/reading/connection.ts';
import { clientReadingOf, type Viewer } from './viewer.ts';

/** Where somebody's reads go: whoever acts for a client reads on connections to which the database shows nothing else (D11). */
export const readerFor = ({ reader, readerOf }: Pick<System, 'reader' | 'readerOf'>, viewer: Viewer | null): Reader => {
  const reading = viewer && clientReadingOf(viewer);
  return reading ? readerOf(reading) : reader;
};
